package handlers

import (
	"cmp"
	"context"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
)

// guide browses or searches the articles; one hit opens at once.
func (d *Desk) guide(_ context.Context, _ Request, topic string) (Result, error) {
	found := d.base.Articles()
	if topic != "" {
		found = d.base.Search(topic, 8)
	}
	if len(found) == 1 {
		msg := views.Guide(d.articleValue(found[0]))
		return Result{Private: &msg}, nil
	}
	var list []views.ArticleValue
	for _, a := range found {
		list = append(list, d.articleValue(a))
	}
	msg := views.GuideList(list, topic)
	if canned := d.canned(topic); len(canned) > 0 {
		msg.Blocks = append(msg.Blocks, views.CannedList(canned)...)
	}
	return Result{Private: &msg}, nil
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
	if req.Action.View != "" {
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
	return Result{}, say("/tcr guide", "That text is gone.")
}

// code says what a code means, the team's own providers first.
func (d *Desk) code(ctx context.Context, req Request, rest string) (Result, error) {
	code, provider := firstWord(rest)
	rows := d.base.Codes(code, provider)
	mine, others := d.base.OwnFirst(rows, d.settings.Own)
	if provider != "" || len(mine) == 0 {
		mine, others = rows, nil
	}
	msg := views.Codes(views.CodesValue{Asked: strings.Trim(code, "#():;,. "), Entries: d.codeValues(mine), Others: d.codeValues(others)})
	return Result{Private: &msg}, nil
}

func (d *Desk) clickOtherCodes(_ context.Context, req Request) (Result, error) {
	_, others := d.base.OwnFirst(d.base.Codes(req.Action.Value, ""), d.settings.Own)
	msg := views.Codes(views.CodesValue{Asked: req.Action.Value, Entries: d.codeValues(others)})
	return Result{Private: &msg}, nil
}

func (d *Desk) codeValues(rows []knowledge.Code) []views.CodeValue {
	var out []views.CodeValue
	for _, c := range rows {
		out = append(out, views.CodeValue{
			Provider: cmp.Or(c.PassedOnBy, c.Provider), Code: c.Code, Slug: c.Cause, Title: d.base.Title(c.Cause), Meaning: c.Meaning, Fix: c.Fix,
			Resubmittable: c.Resubmittable, IssuedBy: c.IssuedBy, TollFree: c.Product == "toll-free", Secondhand: c.Secondhand, Source: c.Source,
		})
	}
	return out
}

// help shows the table of commands, or one row with its examples.
func (d *Desk) help(_ context.Context, _ Request, name string) (Result, error) {
	var v views.HelpValue
	for _, c := range Commands() {
		row := views.HelpCommand{Usage: c.Usage, Does: c.Does, Examples: c.Examples}
		v.Commands = append(v.Commands, row)
		if strings.EqualFold(c.Name, name) {
			v.One = &row
		}
	}
	msg := views.Help(v)
	return Result{Private: &msg}, nil
}
