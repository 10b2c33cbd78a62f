package views

import (
	"strings"
	"time"
)

// words are the texts a screen is drawn from: ordinary ones for the goldens, hostile ones for the stress test.
type words struct {
	name, id, provider, title, text, step, link string
	owner, actor                                string
	list                                        int // how many of everything a list holds
}

func ordinary() words {
	return words{
		name: "Zebra Roofing", id: "CABC123", provider: "Twilio", title: "The HELP reply gives no way to reach you",
		text: "HELP message does not give a contact", step: "Put the brand's name and one real contact into the HELP reply.",
		link: "https://team.slack.example/archives/C1/p1", owner: "U0ANA", actor: "U0BEN", list: 3,
	}
}

const hostile = "<!channel> <@U123> <!here|x> <https://evil.example|click> &lt;b&gt; & `*_~"

func stress() map[string]words {
	all := func(s string) words {
		return words{name: s, id: s, provider: s, title: s, text: s, step: s, link: s, owner: s, actor: s, list: 6}
	}
	many := func(s string) words {
		w := all(s)
		w.list = 60
		return w
	}
	return map[string]words{
		"empty":         {},
		"empty-lists":   {list: 60},
		"long":          all(strings.Repeat("word ", 8000)),
		"long-unbroken": all(strings.Repeat("x", 40_000)),
		"hostile":       all(hostile),
		"many":          many(hostile),
		"hostile-long":  all(strings.Repeat(hostile+" ", 150)),
		"brackets":      all(strings.Repeat("<", 10_000)),
		"ampersands":    all(strings.Repeat("&", 10_000)),
		"styles":        all(strings.Repeat("*_~` ", 2500)),
		"emoji":         all(strings.Repeat("👩‍👩‍👧‍👦 ", 1200)),
		"right-to-left": all(strings.Repeat("\u202eالحملة مرفوضة ", 700)),
		"newlines":      all(strings.Repeat("\n", 20_000) + "x" + strings.Repeat("\r\n", 10_000)),
		"binary":        all("\x00\xff\xfe\x01PK\x03" + strings.Repeat("\xff", 5000)),
	}
}

func instant() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }

func (w words) texts(n int) []string {
	var out []string
	for range min(n, w.list) {
		out = append(out, w.step)
	}
	return out
}

func (w words) answer(kind AnswerKind) AnswerValue {
	v := AnswerValue{
		Kind: kind, LookupID: "L1", Title: w.title, Summary: w.text, Slug: "help-message-missing", Because: w.texts(3), Unknown: w.texts(1),
		Facts: []string{"Fixable", "edit and resubmit", "about $15 a review (" + w.provider + ", checked Nov 2026)"},
		Steps: w.texts(3),
	}
	switch kind {
	case AnswerSure:
		v.Sure, v.Outcome = "sure", "14 of 17 cleared here, "+w.provider+", last 6 months"
	case AnswerSeveral:
		for range min(5, w.list) {
			v.Several = append(v.Several, PartLine{Title: w.title, Because: w.text, Slug: "help-message-missing"})
		}
	case AnswerUnsure:
		v.Question, v.Steps, v.Facts, v.Summary = w.text, nil, nil, ""
		for i := range min(5, w.list) {
			label := w.name + strings.Repeat("'", i)
			v.Choices = append(v.Choices, ChoiceValue{Label: label, Cause: "help-message-missing", Means: w.title})
			v.Options = append(v.Options, label+" → "+w.title)
		}
	default:
		v.Checks, v.Elsewhere, v.Steps, v.Facts = w.texts(3), w.text, nil, nil
	}
	return v
}

func (w words) onFile(v AnswerValue) AnswerValue {
	v.Case = &CaseLine{Number: 41, Customer: w.name, Provider: w.provider, Owner: w.owner, Status: "waiting-provider", Age: "for 6 days", Link: w.link}
	return v
}

func (w words) ticket(n int64) TicketValue {
	return TicketValue{
		Number: n, Customer: w.name, Brand: w.name + " LLC", CampaignID: w.id, Provider: w.provider, Kind: "campaign", Title: w.title,
		Owner: w.owner, OpenedBy: w.actor, Status: "waiting-provider", SourceLink: w.link, HelpdeskRef: w.id, TextingBlocked: true,
		OpenedAt: instant().AddDate(0, 0, -9), StatusSince: instant().AddDate(0, 0, -6), RemindAt: instant().AddDate(0, 0, 1), Rejection: w.text, Draft: w.text,
	}
}

func (w words) closed() TicketValue {
	t := w.ticket(41)
	t.Status, t.Outcome, t.Owner = "closed", "no-reply", ""
	return t
}

func (w words) history() TicketValue {
	t := w.ticket(41)
	t.Long = true
	t.History = append(t.History, HistoryLine{At: instant(), Actor: w.actor, Words: "opened it"}, HistoryLine{At: instant(), Actor: "tcrbot", Words: "reminded", Who: w.owner})
	for range w.list {
		t.History = append(t.History, HistoryLine{At: instant(), Actor: w.actor, Words: "noted", Note: w.text})
	}
	return t
}

func (w words) tickets(n int) []TicketValue {
	var out []TicketValue
	for i := range min(n, w.list) {
		out = append(out, w.ticket(int64(41+i)))
	}
	return out
}

func (w words) article() ArticleValue {
	a := ArticleValue{
		Slug: "help-message-missing", Title: w.title, Summary: w.text, Facts: []string{"Fixable", w.text}, Meaning: "**Bold** " + w.text + "\n\n- " + w.step,
		Why: w.text, Fix: w.texts(9),
	}
	for i := range w.list {
		a.Wording = append(a.Wording, WordingValue{Where: w.name, Step: i, Text: w.step})
		a.Neighbors = append(a.Neighbors, NeighborValue{Slug: "help-contact-mismatch", Title: w.title, Differs: w.text})
		a.Figures = append(a.Figures, FigureValue{Text: w.text, Provider: w.name, Source: SourceValue{URL: w.link, Checked: "Nov 2026"}})
		a.Sources = append(a.Sources, SourceValue{URL: w.link, Title: w.name, Checked: "Nov 2026"})
	}
	return a
}

func (w words) articles() []ArticleValue {
	var out []ArticleValue
	for range w.list {
		out = append(out, w.article())
	}
	return out
}

func (w words) canned() []WordingValue {
	var out []WordingValue
	for range min(w.list, 2) {
		out = append(out, WordingValue{Where: w.title, Text: w.text})
	}
	return out
}

func (w words) groups() []GroupValue {
	var out []GroupValue
	for range w.list {
		out = append(out, GroupValue{Title: w.name, Articles: w.articles()})
	}
	return out
}

func (w words) codes() CodesValue {
	v := CodesValue{Asked: w.id}
	for i := range w.list {
		c := CodeValue{Provider: w.provider, Slug: "help-message-missing", Title: w.title, Meaning: w.text, Fix: w.step, Resubmittable: "yes", Source: w.link, TollFree: i == 1, Secondhand: i == 1}
		if i == 1 {
			c.IssuedBy, c.Slug = w.name, ""
		}
		v.Entries, v.Others = append(v.Entries, c), append(v.Others, c)
	}
	return v
}

func (w words) recent() []RecentValue {
	var out []RecentValue
	for range w.list {
		out = append(out, RecentValue{LookupID: "L1", At: instant(), Snippet: w.text, Title: w.title})
	}
	return out
}

func (w words) form() TicketFormValue {
	return TicketFormValue{Meta: `{"l":"L1"}`, Customer: w.name, Brand: w.name, CampaignID: w.id, Provider: w.provider, Kind: "brand", Rejection: w.text, Reference: w.id, CauseTitle: w.title}
}

func (w words) home() HomeValue {
	return HomeValue{Name: w.name, Mine: w.tickets(10), List: "mine", Shows: "mine|2", Previous: "mine|1", Next: "mine|3", Waiting: "12 open · 3 due by tomorrow · 1 with providers", Unowned: 4, Free: w.tickets(3), Recent: w.recent(), Contact: w.text}
}
