package views

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"tcrbot/e2e/fakeslack"
)

// people are the only ones a screen may mention: the owners and actors that ordinary and hostile values name.
const people = "U0ANA U0BEN"

// harmless asserts that no text a person typed can mention anybody or open a link of its own.
func harmless(t *testing.T, raw fakeslack.Object) {
	t.Helper()
	for _, text := range mrkdwnTexts(raw) {
		for _, m := range regexp.MustCompile(`<([^>]*)>`).FindAllStringSubmatch(text, -1) {
			inner := m[1]
			switch {
			case strings.HasPrefix(inner, "!date^"), strings.HasPrefix(inner, "https://"):
			case strings.HasPrefix(inner, "#") && channelID(inner[1:]):
			case strings.HasPrefix(inner, "@") && strings.Contains(people, inner[1:]):
			default:
				t.Errorf("unescaped %q in %q", m[0], head(text))
			}
		}
		if strings.Contains(text, "&amp;amp;") || strings.Contains(text, "&amp;lt;!") || strings.Contains(text, "&amp;lt;number") {
			t.Errorf("escaped twice: %q", head(text))
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\u202e") {
			t.Errorf("invalid or turned text: %q", head(text))
		}
	}
}

func head(s string) string { return string([]rune(s)[:min(120, len([]rune(s)))]) }

// mrkdwnTexts finds every text that Slack would format.
func mrkdwnTexts(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, mrkdwnTexts(e)...)
		}
	case map[string]any:
		text, isText := v["text"].(string)
		if isText && (v["type"] == "mrkdwn" || v["type"] == nil) {
			out = append(out, text)
		}
		for _, e := range v {
			out = append(out, mrkdwnTexts(e)...)
		}
	}
	return out
}

// labeled asserts that buttons of the same label can be told apart by ear, that inputs keep their names, and that each
// button has a route of its own within its block.
func labeled(t *testing.T, raw fakeslack.Object) {
	t.Helper()
	spoken := map[string]map[string]int{}
	for _, b := range objectsOf(raw, "button") {
		label := b["text"].(map[string]any)["text"].(string)
		if spoken[label] == nil {
			spoken[label] = map[string]int{}
		}
		said, _ := b["accessibility_label"].(string)
		spoken[label][said]++
	}
	for label, said := range spoken {
		total := 0
		for words, n := range said {
			total += n
			if n > 1 {
				t.Errorf("%d buttons %q are all spoken as %q", n, label, words)
			}
		}
		if total > 1 && said[""] > 0 {
			t.Errorf("a button %q among several has no accessibility label", label)
		}
	}
	for _, in := range objectsOf(raw, "input") {
		if id, _ := in["block_id"].(string); !regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`).MatchString(id) {
			t.Errorf("input named %q", id)
		}
	}
}

func objectsOf(v any, kind string) []map[string]any {
	var out []map[string]any
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, objectsOf(e, kind)...)
		}
	case map[string]any:
		if v["type"] == kind {
			out = append(out, v)
		}
		for _, e := range v {
			out = append(out, objectsOf(e, kind)...)
		}
	}
	return out
}

func TestStress(t *testing.T) {
	for _, s := range screens() {
		t.Run(s.name, func(t *testing.T) {
			for name, w := range stress() {
				t.Run(name, func(t *testing.T) {
					drawn := s.draw(w)
					check(t, s, wire(t, drawn))
					if m, ok := drawn.(Message); ok && s.answer && Visible(m) > firstSight {
						t.Errorf("%d characters at first sight", Visible(m))
					}
				})
			}
		})
	}
}

func TestFirstSight(t *testing.T) {
	for _, s := range screens() {
		if m, ok := s.draw(ordinary()).(Message); ok && s.answer && Visible(m) > firstSight {
			t.Errorf("%s: %d characters at first sight", s.name, Visible(m))
		}
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"<!channel> & <@U123>": "&lt;!channel&gt; &amp; &lt;@U123&gt;",
		"OPT_IN_MISSING":       "OPT_IN_MISSING",
		"a*b ~ 5_000":          "a*b ~\u2060 5_000",
		"*bold* _it_":          "*\u2060bold*\u2060 _\u2060it_\u2060",
		"`code`":               "'code'",
		"a\x00b\u202ec":        "abc",
		"&lt;":                 "&amp;lt;",
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSplitLosesNothing(t *testing.T) {
	text := Escape(strings.Repeat("one <two> & three\n", 900) + strings.Repeat("<", 4000))
	var b strings.Builder
	for rest := text; rest != ""; {
		var piece string
		piece, rest = split(rest, maxSection)
		if utf8.RuneCountInString(piece) > maxSection {
			t.Fatalf("a piece of %d characters", utf8.RuneCountInString(piece))
		}
		if strings.HasSuffix(piece, "&l") || strings.HasSuffix(piece, "&") {
			t.Errorf("an entity is cut: %q", piece[len(piece)-10:])
		}
		b.WriteString(piece)
	}
	if b.String() != text {
		t.Error("split lost something")
	}
}

func TestClamp(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{"short", 10, "short"},
		{"one two three", 9, "one two…"},
		{"aaaaaaaaaaaa", 5, "aaaa…"},
		{"see <https://x.example|a b c d e f>", 20, "see…"},
		{"a &amp; b", 4, "a…"},
		{"héé", 2, "h…"},
	} {
		if got := Clamp(c.in, c.most); got != c.want {
			t.Errorf("Clamp(%q, %d) = %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

func TestCopiedTextsStayClean(t *testing.T) {
	text := "Reply *STOP* or _HELP_ `x` <https://zebra.example>"
	for name, m := range map[string]Modal{
		"reply": CopyReply(ReplyValue{Title: "t", Text: text}),
		"share": SharePreview("t", text, "this channel", "", "C1|"),
		"whole": Whole(TicketValue{Number: 1, Customer: "c", Rejection: text}),
	} {
		data := string(wire(t, m))
		if strings.Contains(data, "\u2060") {
			t.Errorf("%s: a word joiner would be copied", name)
		}
		if !strings.Contains(data, `Reply *STOP* or _HELP_ `+"`x`") {
			t.Errorf("%s: the text is changed", name)
		}
	}
	article := AllSteps(ArticleValue{Slug: "s", Title: "t", Wording: []WordingValue{{Where: "HELP reply", Text: "Call *us* & text_STOP"}}}, "")
	if data := string(wire(t, article)); !strings.Contains(data, `Call *us* \u0026amp; text_STOP`) {
		t.Errorf("wording to copy is changed: %s", data)
	}
}
