package handlers

import (
	"strings"
	"testing"

	"tcrbot/knowledge"
)

func TestTheShortReplySaysWhatWasWrongAndWhatIsAsked(t *testing.T) {
	reply := "Hi {{customer}},\n\nThe reviewer could not open your page. It stands behind a login. That is common with shops. Please make it public and send us the link. We will file again."
	want := "Hi {{customer}},\nThe reviewer could not open your page. Please make it public and send us the link."
	if got := brief(reply); got != want {
		t.Errorf("got %q", got)
	}
}

func TestShortRepliesAreShorterThanTheirEMail(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	without := 0
	for _, a := range base.Articles() {
		short := brief(a.Reply)
		if short == "" {
			without++
			continue
		}
		if words := len(strings.Fields(short)); words > 75 || words >= len(strings.Fields(a.Reply)) {
			t.Errorf("%s: %d of %d words: %s", a.Slug, words, len(strings.Fields(a.Reply)), short)
		}
	}
	if without > 10 {
		t.Errorf("%d replies have no short form", without)
	}
}
