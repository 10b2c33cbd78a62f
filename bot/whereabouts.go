package bot

import (
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// openEnded is how long a vacation status without an end is believed; it is looked at again long before.
const openEnded = time.Hour

// awayUntil reads from a person's status until when they are away; the zero time if they are not.
func awayUntil(u *slack.User, now time.Time) time.Time {
	switch end := int64(u.Profile.StatusExpiration); {
	case !onVacation(u.Profile):
		return time.Time{}
	case end > 0:
		return time.Unix(end, 0)
	}
	return now.Add(openEnded)
}

// onVacation reads a status: Slack's own ones for vacation and illness, and what people write instead.
func onVacation(p slack.UserProfile) bool {
	if slices.Contains([]string{":palm_tree:", ":desert_island:", ":beach_with_umbrella:", ":face_with_thermometer:"}, p.StatusEmoji) {
		return true
	}
	text := strings.ToLower(p.StatusText)
	return slices.ContainsFunc([]string{"vacation", "holiday", "out of office", "on leave", "out sick", "parental leave"}, func(s string) bool {
		return strings.Contains(text, s)
	})
}
