package review

import (
	"fmt"
	"slices"
	"strings"
)

// Corrected is the campaign's fields reworded for a provider ("" for the registry's own limits). Every address, keyword,
// number and practice in it stands in the input; what is not known is a question in brackets.
func (r Report) Corrected(provider string) Corrections {
	w := &rewriter{facts: newFacts(r.Campaign), report: r, provider: provider}
	for _, f := range r.Findings {
		if f.Severity != Context && beyondWording(f.Rule) {
			w.out.Refused = append(w.out.Refused, f.Message+" "+f.Suggestion)
		}
	}
	if len(w.out.Refused) > 0 || len(r.Campaign.Given) == 0 {
		return w.out
	}
	w.brand()
	w.program()
	w.samples()
	w.replies()
	w.pages()
	w.flags()
	w.close()
	return w.out
}

// beyondWording are the rules whose trouble is what the business does, not how it is told.
func beyondWording(rule string) bool {
	return slices.Contains([]string{"cannabis", "gambling", "sweepstakes", "usecase-sweepstakes", "firearms", "adult", "prohibited", "job-board", "lending-kind", "debt", "leadgen",
		"affiliate-flag", "scam", "consent-third-party", "consent-cold", "usecase-personal", "usecase-testing", "many-brands", "reseller", "duplicate-campaign", "agents", "political"}, rule)
}

// rewriter writes the corrected fields one after the other.
type rewriter struct {
	*facts
	report   Report
	provider string
	out      Corrections
}

// found returns the first finding of any of the rules that is no question.
func (w *rewriter) found(rules ...string) (Finding, bool) {
	for _, f := range w.report.Findings {
		if f.Severity != Context && slices.Contains(rules, f.Rule) {
			return f, true
		}
	}
	return Finding{}, false
}

// first adds what must be made true.
func (w *rewriter) first(do string) {
	if do != "" && !slices.Contains(w.out.First, do) {
		w.out.First = append(w.out.First, do)
	}
}

func (w *rewriter) add(field Field, label, text, before string) {
	text = ascii(text)
	least, most := Limit(w.provider, field)
	w.out.Fields = append(w.out.Fields, CorrectedField{Field: field, Label: label, Text: text, Length: len(text), Min: least, Max: most, Changed: text != strings.TrimSpace(before)})
}

// full reports whether all fields are wanted, not only those that were pasted.
func (w *rewriter) full() bool {
	return w.Whole || w.Has(FieldFlow) && w.Has(FieldSamples)
}

// brand gives the brand's fields that were pasted, with a question where one is at fault.
func (w *rewriter) brand() {
	questions := []struct {
		field    Field
		question string
	}{{FieldBrand, "[legal business name?]"}, {FieldDBA, "[trade name, if there is one?]"}, {FieldWebsite, "[website on the business's own domain?]"}, {FieldEmail, "[e-mail on the business's own domain?]"},
		{FieldContact, "[first and last name of the contact?]"}, {FieldAddress, "[registered street address?]"}, {FieldEIN, "[EIN as on the IRS letter?]"}, {FieldEntity, "[entity type as on the IRS letter?]"}, {FieldPhone, "[support phone that is answered?]"}, {FieldUseCase, "[use case that fits what is really sent?]"}}
	for _, q := range questions {
		value := w.Text(q.field)
		for _, f := range w.report.Findings {
			if f.Severity != Context && (f.Field == q.field || (f.Rule == "sole-proprietor" || f.Rule == "nonprofit-claim") && q.field == FieldUseCase) {
				w.first(f.Suggestion)
				value = q.question
			}
		}
		if value != "" {
			w.add(q.field, capital(q.field.Label()), value, w.Text(q.field))
		}
	}
	if v := w.Text(FieldSubUseCases); v != "" {
		w.add(FieldSubUseCases, "Sub use cases", strings.ReplaceAll(v, "\n", ","), strings.ReplaceAll(v, "\n", ","))
	}
}

// program gives description and message flow.
func (w *rewriter) program() {
	name := w.nameOrAsk()
	description := w.Description
	if f, bad := w.found("description-vague", "language", "hate", "field-long", "field-short", "nonprofit-claim", "alcohol-tobacco", "age-gate"); bad && (f.Field == FieldDescription || f.Rule == "language") || bad && f.Rule == "nonprofit-claim" {
		w.first(f.Suggestion)
		description = name + " texts [who gets the texts, and how did they agree?] about [which kinds of texts?]. A text goes out when [which event?]."
	}
	if description != "" {
		w.add(FieldDescription, "Description", description, w.Description)
	} else if w.full() {
		w.add(FieldDescription, "Description", name+" texts [who gets the texts, and how did they agree?] about [which kinds of texts?]. A text goes out when [which event?].", "")
	}
	w.messageFlow()
}

// otherNamed reports whether words name another business than the brand.
func (w *rewriter) otherNamed(t *text) bool { return w.alias.in(t) && !w.ownNamed(t) }

func (w *rewriter) messageFlow() {
	// What an agent wrote around a campaign tells how people agree; it is not what is filed.
	told := !w.Whole && w.Prose != "" && len(w.consent.missing) > 1
	bad := w.otherNamed(w.flow) || told
	for _, f := range w.report.Findings {
		if f.Severity != Context && (f.Field == FieldFlow || f.Field == FieldAgeGated && f.Rule != "flag" || f.Rule == "language") {
			w.first(f.Suggestion)
			bad = true
		}
	}
	if f, unused := w.found("reply-unused"); unused && w.flow.has("form/portal/keyword/keywords") {
		bad = true
		w.first(f.Suggestion)
	}
	if f, ok := w.found("privacy-shares", "policy-no-texting", "privacy-none", "terms-none", "terms-short", "website-down", "website-none"); ok {
		bad = bad || w.flow.has("policy/terms/privacy/website/site")
		w.first(f.Suggestion)
	}
	switch {
	case !bad && w.Flow == "" && !w.full():
		return
	case !bad && w.Flow != "":
		w.add(FieldFlow, "Message flow (call to action)", w.Flow, w.Flow)
		return
	}
	place := "[where do people agree: page address, form, sign or script?]"
	if links := w.ownLinks(); len(links) > 0 {
		place = links[0]
	}
	w.add(FieldFlow, "Message flow (call to action)", "People agree at "+place+": [what do they do there, and is it optional?]. They read: \"[which words do they read or hear there?]\"", w.Flow)
}

// ownLinks are links of the flow that are no policy pages.
func (w *rewriter) ownLinks() []string {
	var out []string
	for _, l := range w.flow.links() {
		if t := strings.ToLower(l); !strings.Contains(t, "privacy") && !strings.Contains(t, "terms") && strings.Contains(t, "://") && !strings.HasPrefix(t, "http://") {
			out = append(out, l)
		}
	}
	return out
}

func (w *rewriter) nameOrAsk() string {
	if w.name != "" {
		return w.name
	}
	return "[business name?]"
}

// works gives a word that people text if the input speaks of it, else a question.
func (w *rewriter) works(keyword, phrase string) string {
	for _, s := range append([]string{w.Flow, w.Description, w.Prose, w.OptInMessage, w.OptOutMessage, w.HelpMessage, w.OptOutKeywords, w.HelpKeywords}, w.Samples...) {
		if strings.Contains(s, keyword) {
			return phrase
		}
	}
	return "[does " + keyword + " work, and how is it said?]"
}

// pages gives the policy pages.
func (w *rewriter) pages() {
	for _, p := range []struct {
		field Field
		label string
		rules []string
		ask   string
	}{{FieldPrivacy, "Privacy policy", []string{"privacy-none", "privacy-shares", "policy-no-texting"}, "[privacy policy page?]"}, {FieldTerms, "Terms and conditions", []string{"terms-none", "terms-short", "policy-no-texting"}, "[SMS terms page?]"}} {
		value := w.Text(p.field)
		if f, bad := w.found(p.rules...); bad && (f.Field == p.field || value == "" || remarked(w.parse(value))) {
			w.first(f.Suggestion)
			value = p.ask
		}
		if value == "" && w.full() {
			value = p.ask
		}
		if value != "" {
			w.add(p.field, p.label, value, w.Text(p.field))
		}
	}
}

// remarked reports whether words about a page stand beside its address.
func remarked(t *text) bool { return len(t.tokens) > len(t.links())+2 }

// flags sets the attributes by the corrected samples.
func (w *rewriter) flags() {
	samples := &facts{}
	for _, f := range w.out.Fields {
		if f.Field == FieldSamples {
			samples.Samples = append(samples.Samples, f.Text)
			samples.samples = append(samples.samples, newText(f.Text))
		}
	}
	if len(samples.Samples) > 0 && w.Link != NotGiven {
		w.add(FieldLink, "Embedded link", yesNo(samples.linkIn() >= 0 || strings.Contains(strings.Join(samples.Samples, " "), "[full https address?]")), string(w.Link))
	}
	if len(samples.Samples) > 0 && w.PhoneFlag != NotGiven {
		w.add(FieldPhoneFlag, "Embedded phone number", yesNo(samples.phoneIn() >= 0), string(w.PhoneFlag))
	}
	if f, bad := w.found("lending-flag"); bad {
		w.first(f.Suggestion)
		w.add(FieldLending, "Direct lending", "yes", string(w.Lending))
	} else if w.Lending != NotGiven {
		w.add(FieldLending, "Direct lending", string(w.Lending), string(w.Lending))
	}
	if _, bad := w.found("alcohol-tobacco", "age-gate"); bad {
		w.add(FieldAgeGated, "Age-gated content", "[is there a gate that asks for the full date of birth?]", string(w.AgeGated))
	} else if w.AgeGated != NotGiven {
		w.add(FieldAgeGated, "Age-gated content", string(w.AgeGated), string(w.AgeGated))
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// close lists what is open and decides whether the texts are ready.
func (w *rewriter) close() {
	fit := true
	for i, f := range w.out.Fields {
		if f.Max > 0 && f.Length > f.Max {
			fit = false
			w.first(fmt.Sprintf("Shorten %s by %d characters.", f.Label, f.Length-f.Max))
		}
		if f.Length < f.Min && len(openQuestions(f.Text)) == 0 {
			fit = false
			w.first(fmt.Sprintf("%s needs at least %d characters.", f.Label, f.Min))
		}
		for _, q := range openQuestions(w.out.Fields[i].Text) {
			if !slices.Contains(w.out.Open, q) {
				w.out.Open = append(w.out.Open, q)
			}
		}
	}
	w.out.Ready = len(w.out.Fields) > 0 && len(w.out.Open) == 0 && fit
}

func (f CorrectedField) size() string {
	if f.Max > 0 {
		return fmt.Sprintf("%d of %d characters", f.Length, f.Max)
	}
	return fmt.Sprintf("%d characters", f.Length)
}

// Correctable reports whether something is wrong with the campaign's texts, rather than only with what is told of its case.
func (r Report) Correctable() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity != Context && f.Rule != toldRule })
}
