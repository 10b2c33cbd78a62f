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
	Setting  string        // the environment variable that changes the schedule, "" for none
	MakeUp   time.Duration // how late a run that was missed is still worth doing
	Run      func(*Desk, context.Context, string) error
}

// Jobs is the table of scheduled jobs.
func Jobs() []Job {
	return []Job{
		// It looks at what is owed now, so a run that was missed needs no making up beyond the next one. Mornings begin at quarters of
		// an hour in some zones.
		{"remind", "Reminds people of tickets that wait too long, each in their own morning, and of what they asked to be reminded of", "*/5 * * * *", "", 10 * time.Minute, (*Desk).remind},
		{"attached", "Asks about approved tickets whose number may not be attached yet", "0 9 * * *", "", 24 * time.Hour, (*Desk).checkApproved},
		{"digest", "Posts each digest whose time has come", "*/5 * * * *", "", 10 * time.Minute, (*Desk).digests},
		{"radar", "Looks for a wave of one cause, provider or code", "20 * * * *", "", time.Hour, (*Desk).radar},
		{"forget", "Forgets the texts of questions that are older than the team keeps them", "30 3 * * *", "", 24 * time.Hour, (*Desk).forget},
	}
}
