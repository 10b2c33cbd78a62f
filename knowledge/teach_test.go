package knowledge

import (
	"testing"
	"time"
)

func newArticle() Article {
	return Article{
		Slug: "carrier-pigeon", Title: "The sender relies on carrier pigeons", Summary: "Pigeons cannot be registered.", Fixable: FixFinal,
		Steps: []string{"Ask.", "Tell.", "Close."}, Phrases: []string{"messages carried by pigeons", "pigeon loft consent", "homing bird delivery"},
		Codes: []string{"Twilio 39876"}, Sources: []Source{{URL: "https://example.com/pigeons"}},
	}
}

func TestANewArticleAnswersWithoutANewFit(t *testing.T) {
	old := loaded(t)
	began := time.Now()
	b := old.With(newArticle(), "our birds were refused because nobody asked the neighbors on whose roof they land")
	if took := time.Since(began); took > time.Second { // 50 ms in life; tests share the machine
		t.Errorf("took %v", took)
	}
	for _, text := range []string{
		"they refused us, our messages are carried by a pigeon!!",
		"declined for the pigeon loft consent",
		"Our birds were refused because nobody asked the neighbors on whose roof they land.",
		"error 39876",
	} {
		if m := b.Match(text, Hints{}); m.Best() != "carrier-pigeon" {
			t.Errorf("%q: %s", text, m.Best())
		}
		if m := old.Match(text, Hints{}); m.Best() == "carrier-pigeon" {
			t.Errorf("%q: the old base has learned it too", text)
		}
	}
	if rows := b.Codes("39876", "twilio"); len(rows) != 1 || rows[0].Cause != "carrier-pigeon" {
		t.Errorf("code 39876: %v", rows)
	}
}

func TestANewArticleLeavesOtherAnswersAlone(t *testing.T) {
	old := loaded(t)
	b := old.With(newArticle())
	for _, f := range exampleFiles(t, "examples") {
		for _, c := range f.list[:min(5, len(f.list))] {
			if was, is := old.Match(c.Text, Hints{}).Best(), b.Match(c.Text, Hints{}).Best(); was != is {
				t.Errorf("%.60q: %s became %s", c.Text, was, is)
			}
		}
	}
}

func TestAnEditedArticleReplacesTheOldOne(t *testing.T) {
	b := loaded(t).With(newArticle())
	edited := newArticle()
	edited.Title, edited.Phrases = "Owls", []string{"owl post by night"}
	b = b.With(edited)
	if a, _ := b.Article("carrier-pigeon"); a.Title != "Owls" {
		t.Errorf("title %q", a.Title)
	}
	if m := b.Match("declined because of our owl post by night", Hints{}); m.Best() != "carrier-pigeon" {
		t.Errorf("the new phrase finds %s", m.Best())
	}
	if m := b.Match("homing bird delivery", Hints{}); m.Best() == "carrier-pigeon" {
		t.Error("the old phrase still answers")
	}
}
