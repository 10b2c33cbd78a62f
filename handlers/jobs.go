package handlers

import "context"

// Job is something done on a schedule. The bot claims each run in the database, so that it happens once however many
// processes run.
type Job struct {
	Name     string
	Does     string
	Schedule string // robfig/cron, in the team's zone
	Setting  string // the environment variable that changes the schedule
	Run      func(*Desk, context.Context, string) error
}

// Jobs is the table of scheduled jobs.
func Jobs() []Job {
	return []Job{
		{"remind", "Reminds owners of tickets that wait too long", "0 9 * * 1-5", "TCRBOT_REMIND_SCHEDULE", (*Desk).remind},
		{"digest", "Posts the weekly digest", "0 9 * * 1", "TCRBOT_DIGEST_SCHEDULE", (*Desk).weekly},
	}
}
