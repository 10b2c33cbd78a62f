package bot

import (
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func TestAStatusSaysWhoIsAway(t *testing.T) {
	now := time.Unix(1_764_000_000, 0)
	for _, c := range []struct {
		emoji, text string
		end         int
		want        time.Time
	}{
		{"", "", 0, time.Time{}},
		{":coffee:", "In a meeting", 1_764_003_600, time.Time{}},
		{":palm_tree:", "", 0, now.Add(openEnded)},
		{":palm_tree:", "Vacationing", 1_764_600_000, time.Unix(1_764_600_000, 0)},
		{":wave:", "Out of office until Monday", 0, now.Add(openEnded)},
	} {
		u := &slack.User{}
		u.Profile.StatusEmoji, u.Profile.StatusText, u.Profile.StatusExpiration = c.emoji, c.text, c.end
		if got := awayUntil(u, now); !got.Equal(c.want) {
			t.Errorf("%s %q: away until %s, want %s", c.emoji, c.text, got, c.want)
		}
	}
}
