package handlers

import (
	"strings"
	"testing"
	"unicode/utf8"

	"tcrbot/handlers/views"
)

// A form offers an article's steps as boxes to check; Slack cuts a label and its description at 75 characters each.
func TestStepsFitIntoTheirBoxes(t *testing.T) {
	d := newDesk(t)
	n := 0
	for _, a := range d.base.Articles() {
		for _, step := range a.Steps {
			n++
			form := views.RoundForm(views.RoundFormValue{Fixes: []views.FixValue{{Value: "x", Step: step}}})
			box := boxOf(t, form)
			said := box["text"].(map[string]any)["text"].(string)
			if utf8.RuneCountInString(said) > 75 || strings.Contains(said, "…") && !strings.Contains(step, "…") {
				t.Errorf("%s: the label is cut: %q", a.Slug, said)
			}
			if more, ok := box["description"].(map[string]any); ok {
				said += " " + more["text"].(string)
			}
			if letters(said) != letters(step) {
				t.Errorf("%s: %q is shown as %q", a.Slug, step, said)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d steps", n)
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ,;:", r) {
			return -1
		}
		return r
	}, s)
}

func boxOf(t *testing.T, form views.Modal) map[string]any {
	t.Helper()
	for _, b := range anyJSON(t, form.Request()).(map[string]any)["blocks"].([]any) {
		if b := b.(map[string]any); b["block_id"] == "fixes" {
			return b["element"].(map[string]any)["options"].([]any)[0].(map[string]any)
		}
	}
	t.Fatal("the form has no boxes")
	return nil
}
