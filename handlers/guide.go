package handlers

import (
	"cmp"
	"context"
	"strings"

	"tcrbot/handlers/views"
)

// guide browses or searches the articles; one hit opens at once.
func (d *Desk) guide(_ context.Context, _ Request, topic string) (Result, error) {
	if topic == "" {
		msg := views.GuideBrowse(d.groups(), d.canned(""))
		return Result{Private: &msg}, nil
	}
	found := d.base.Search(plainQuotes(topic), 8)
	canned := d.canned(topic)
	if len(found) == 1 && len(canned) == 0 {
		msg := views.Guide(d.articleValue(found[0]))
		return Result{Private: &msg}, nil
	}
	var list []views.ArticleValue
	for _, a := range found {
		list = append(list, d.articleValue(a))
	}
	msg := views.GuideFound(list, canned, topic)
	return Result{Private: &msg}, nil
}

const formGuide = "guide"

func (d *Desk) clickGuide(context.Context, Request) (Result, error) {
	modal := views.GuideForm(d.groups(), nil, d.canned(""), "")
	return Result{Modal: &modal}, nil
}

func (d *Desk) submitGuide(_ context.Context, req Request) (Result, error) {
	topic := strings.TrimSpace(plainQuotes(req.Form.Values["topic"]))
	var found []views.ArticleValue
	if topic != "" {
		for _, a := range d.base.Search(topic, 8) {
			found = append(found, d.articleValue(a))
		}
	}
	modal := views.GuideForm(d.groups(), found, d.canned(topic), topic)
	return Result{Modal: &modal, Update: true}, nil
}

// groups sorts the articles by what they are about, which their slugs begin with.
func (d *Desk) groups() []views.GroupValue {
	const rest = "The campaign and its samples"
	order := []string{"The brand", "Opt-in and consent", "STOP and HELP replies", rest, "Privacy policy and terms", "Content with rules of its own", "The process"}
	title := map[string]string{
		"brand": order[0], "optin": order[1], "optout": order[2], "help": order[2], "privacy": order[4], "policy": order[4], "terms": order[4],
		"content": order[5], "special": order[5], "process": order[6],
	}
	byTitle := map[string][]views.ArticleValue{}
	for _, a := range d.base.Articles() {
		lead, _, _ := strings.Cut(a.Slug, "-")
		t := cmp.Or(title[lead], rest)
		byTitle[t] = append(byTitle[t], views.ArticleValue{Slug: a.Slug, Title: a.Title})
	}
	var out []views.GroupValue
	for _, t := range order {
		if len(byTitle[t]) > 0 {
			out = append(out, views.GroupValue{Title: t, Articles: byTitle[t]})
		}
	}
	return out
}

// canned lists the texts without a cause whose title or use holds every word of the topic.
func (d *Desk) canned(topic string) []views.WordingValue {
	var out []views.WordingValue
	for _, s := range d.base.Snippets() {
		if topic == "" || holdsAll(strings.ToLower(s.Title+" "+s.When), strings.Fields(strings.ToLower(topic))) {
			out = append(out, views.WordingValue{Where: s.Title, Text: s.When})
		}
	}
	return out
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (d *Desk) clickGuideOpen(_ context.Context, req Request) (Result, error) {
	a, err := d.article(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	if req.Action.View != "" || req.Source == FromHome {
		modal := views.AllSteps(d.articleValue(a), "")
		return Result{Modal: &modal}, nil
	}
	msg := views.Guide(d.articleValue(a))
	return Result{Private: &msg}, nil
}

func (d *Desk) clickGuideCopy(ctx context.Context, req Request) (Result, error) {
	a, err := d.article(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	modal := d.replyModal(ctx, req, a, "")
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickCanned(_ context.Context, req Request) (Result, error) {
	for _, s := range d.base.Snippets() {
		if s.Title == req.Action.Value {
			modal := views.CopyText(s.Title, s.When, s.Text)
			return Result{Modal: &modal}, nil
		}
	}
	return Result{}, say("/tcr guide", "That text is no longer there. The list shows the ones there are.")
}

func (d *Desk) clickHelp(ctx context.Context, req Request) (Result, error) {
	r, err := d.help(ctx, req, "")
	if err != nil {
		return Result{}, err
	}
	return d.read(req, "Help", *r.Private), nil
}

// help shows the table of commands, or one row with its examples.
func (d *Desk) help(_ context.Context, _ Request, name string) (Result, error) {
	name = strings.Trim(name, "?!. ")
	var v views.HelpValue
	for _, c := range Commands() {
		row := views.HelpCommand{Group: groupOf(c.Name), Usage: c.Usage, Does: c.said(), Examples: c.Examples}
		v.Commands = append(v.Commands, row)
		if strings.EqualFold(c.Name, name) {
			v.One = &row
		}
	}
	msg := views.Help(v)
	return Result{Private: &msg}, nil
}
