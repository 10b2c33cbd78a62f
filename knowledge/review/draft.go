package review

import (
	"fmt"
	"strings"
)

// Drafted is a campaign written from answers. Nothing in it goes beyond them: a field whose fact is missing is a question.
type Drafted struct {
	Provider string // whose form it is; "TCR" for the registry's own
	Fields   []DraftedField
	// First is what must be true before the texts are filed, in the order to do it.
	First []string
	// Refused is why no wording helps: no carrier takes what is sent, or how numbers are got. There are then no fields.
	Refused []string
	// Review is what a reviewer would still say to the fields that are written.
	Review Report
}

// DraftedField is one field of the provider's form.
type DraftedField struct {
	Field  Field
	Label  string // as the form calls it
	Text   string // plain ASCII; empty if Ask is set, or if the field is to be left empty
	Length int    // characters
	Min    int    // the form's limits in characters; 0 where it has none
	Max    int
	Note   string // how to fill it in, where the text does not say it
	// Ask is the question whose answer is missing; Question says which of the eight to answer again.
	Ask      string
	Question QuestionID
}

// Ready reports whether every field is written.
func (d Drafted) Ready() bool { return len(d.Missing()) == 0 && len(d.Refused) == 0 }

// Missing are the fields that wait for an answer.
func (d Drafted) Missing() []DraftedField {
	var out []DraftedField
	for _, f := range d.Fields {
		if f.Ask != "" {
			out = append(out, f)
		}
	}
	return out
}

// Questions are what to ask the customer, without repeats.
func (d Drafted) Questions() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range d.Missing() {
		if !seen[f.Ask] {
			seen[f.Ask] = true
			out = append(out, f.Ask)
		}
	}
	return out
}

// Draft writes a campaign for a provider's form; a provider without a form of its own here gets the registry's.
func Draft(answers Answers, provider string) Drafted {
	d := drafter{told: toldBy(answers), form: formOf(provider)}
	out := Drafted{Provider: d.form.provider}
	for _, f := range d.form.fields {
		out.Fields = append(out.Fields, d.fill(f)...)
	}
	out.First = d.todo(out.Ready())
	out.Review = Review(d.campaign(out))
	for _, f := range out.Held() {
		if beyondWording(f.Rule) && f.Rule != "political" { // which is asked about: with the token it can be filed
			out.Refused = append(out.Refused, f.Message+" "+f.Suggestion)
			out.Fields, out.First = nil, nil
		}
	}
	return out
}

// drafter holds what was told and the form while a campaign is written.
type drafter struct {
	told
	form draftForm
}

// value is what goes into a field: a text, or the question that stands in its way.
type value struct {
	text string
	note string
	ask  string
	of   QuestionID
}

func asking(of QuestionID, ask string) value { return value{ask: ask, of: of} }

// open asks a question of the table.
func open(of QuestionID) value { return asking(of, question(of).Ask) }

// fill writes one field of the form; samples become several.
func (d *drafter) fill(f formField) []DraftedField {
	var values []value
	switch f.field {
	case FieldSubUseCases:
		if v := d.subUseCases(); v.text != "" {
			values = []value{v}
		}
	case FieldSamples:
		values = d.sampleTexts()
	default:
		values = []value{d.value(f)}
	}
	var out []DraftedField
	for i, v := range values {
		label := f.label
		if f.field == FieldSamples && len(values) > 1 {
			label = fmt.Sprintf("%s %d", label, i+1)
		}
		out = append(out, d.fitted(f.field, label, v))
	}
	return out
}

func (d *drafter) value(f formField) value {
	switch f.field {
	case FieldUseCase:
		return d.useCase()
	case FieldDescription:
		return d.description()
	case FieldFlow:
		return d.flow()
	case FieldConsent:
		return d.consent()
	case FieldCTALink:
		return d.ctaLink()
	case FieldOptInKeywords, FieldOptOutKeywords, FieldHelpKeywords:
		return d.keywords(f)
	case FieldOptInMessage:
		return d.optIn(f)
	case FieldOptOutMessage:
		return d.optOut()
	case FieldHelpMessage:
		return d.help()
	case FieldPrivacy, FieldTerms:
		return d.page(f.field)
	}
	return d.flag(f.field)
}

// fitted makes a value plain and holds it against the form's limits.
func (d *drafter) fitted(f Field, label string, v value) DraftedField {
	out := DraftedField{Field: f, Label: label, Note: v.note, Ask: v.ask, Question: v.of}
	out.Min, out.Max = Limit(d.form.provider, f)
	if v.ask != "" {
		return out
	}
	out.Text = plainASCII(v.text)
	out.Length = len(out.Text)
	switch {
	case out.Max > 0 && out.Length > out.Max:
		out.Ask = fmt.Sprintf("This would be %d characters, the form takes %d. What can be said in fewer words?", out.Length, out.Max)
	case out.Text != "" && out.Length < out.Min:
		out.Ask = fmt.Sprintf("%q is too short: the form wants %d characters at least. What does it say in full?", out.Text, out.Min)
	}
	if out.Ask != "" {
		out.Question = limitQuestion(f)
		out.Text, out.Length = "", 0
	}
	return out
}

// limitQuestion is the question whose answer makes a field long or short.
func limitQuestion(f Field) QuestionID {
	switch f {
	case FieldDescription, FieldSamples:
		return AskSent
	case FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage, FieldOptInKeywords, FieldOptOutKeywords, FieldHelpKeywords:
		return AskReplies
	}
	return AskShown
}

// campaign is the draft as a reviewer gets it.
func (d *drafter) campaign(out Drafted) Campaign {
	c := Campaign{Whole: out.Ready()}
	set := func(f Field, text string) {
		if strings.TrimSpace(text) != "" {
			c.Set(f, text)
		}
	}
	set(FieldBrand, plainASCII(d.legal))
	set(FieldDBA, plainASCII(d.trade))
	set(FieldWebsite, d.website)
	set(FieldProvider, out.Provider)
	for _, f := range out.Fields {
		if f.Text != notUsed { // what is said in the place of a reply is none
			set(f.Field, f.Text)
		}
	}
	return c
}
