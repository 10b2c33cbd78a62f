package handlers

import (
	"context"
	"time"
)

// Job is something done on a schedule. The bot claims each run in the database, so that it happens once however many
// processes run.
type Job struct {
	Name     string
	Does     string
	Schedule string        // robfig/cron, in the team's zone
	Setting  string        // the environment variable that changes the schedule
	MakeUp   time.Duration // how late a run that was missed is still worth doing
	Run      func(*Desk, context.Context, string) error
}

// Jobs is the table of scheduled jobs.
func Jobs() []Job {
	return []Job{
		{"remind", "Reminds owners of tickets that wait too long", "0 9 * * 1-5", "TCRBOT_REMIND_SCHEDULE", 8 * time.Hour, (*Desk).remind},
		{"digest", "Posts the weekly digest", "0 9 * * 1", "TCRBOT_DIGEST_SCHEDULE", 3 * 24 * time.Hour, (*Desk).weekly},
		{"forget", "Forgets the texts of questions that are older than the team keeps them", "30 3 * * *", "", 24 * time.Hour, (*Desk).forget},
	}
}
