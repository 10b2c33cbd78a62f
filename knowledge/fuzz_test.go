package knowledge

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzMatch(f *testing.F) {
	for _, seed := range []string{
		"", "30909", "Rejection Code 2115: no opt-in", "(806)", "err 30896 & CR4015", "2133 + 2135, 2136", "<@U1> <https://x.y|z> &lt;",
		"HELP text is fine but STOP isn't", "call (702) 555-0199", "\x00\xff", "🙂 ‘quoted’ — dash", strings.Repeat("a", 300), "<" + strings.Repeat("<", 100),
	} {
		f.Add(seed)
	}
	b := loaded(f)
	f.Fuzz(func(t *testing.T, text string) {
		m := b.Match(text, Hints{})
		if m.Verdict == "" || m.Sort == "" {
			t.Errorf("no verdict or sort: %+v", m)
		}
		if len(m.Causes) > 5 {
			t.Errorf("%d causes", len(m.Causes))
		}
		for _, r := range m.Reasons {
			if utf8.RuneCountInString(r.Text) > 300 {
				t.Errorf("a reason of %d characters", utf8.RuneCountInString(r.Text))
			}
		}
	})
}
