package review

import (
	"fmt"
	"strings"
)

// Form is how a text was read.
type Form string

// The kinds of text that [Parse] tells apart.
const (
	FormNothing  Form = "nothing"     // nothing of a campaign was found
	FormJSON     Form = "json"        // a registry's or provider's JSON, whole or broken
	FormLabelled Form = "labeled"     // "Description: …" as portals show it
	FormTable    Form = "spreadsheet" // a header row and a row of values
	FormProse    Form = "prose"       // free words that describe a campaign
)

// Understood is what [Parse] made of a text, so that a person can see it.
type Understood struct {
	Form   Form
	HTML   bool     // tags were removed first
	Broken bool     // the JSON was cut off or faulty; what could be read was
	Fields []Field  // fields read, in the order of the text
	Twice  []Field  // fields given more than once with different words; the first is reviewed
	Unread []string // lines that belong to no field, as they stand in the text
	Cut    int      // characters beyond the limit of the parser that were not read; 0 for all but huge texts
}

// Summary says in one or two sentences how the text was read.
func (u Understood) Summary() string {
	how := map[Form]string{
		FormJSON: "Read as JSON", FormLabelled: "Read as labeled fields", FormTable: "Read as a spreadsheet row",
		FormProse: "Read as free text about a campaign",
	}[u.Form]
	if u.Form == FormNothing || how == "" {
		return "I found no field of a campaign in this text. Paste the campaign's description, message flow and samples."
	}
	if u.HTML {
		how += " from a web page"
	}
	s := how + ": " + fieldList(u.Fields) + "."
	if u.Broken {
		s += " The JSON breaks off or has a fault; I read what I could."
	}
	if len(u.Twice) > 0 {
		s += " Given twice, the first is reviewed: " + fieldList(u.Twice) + "."
	}
	if len(u.Unread) > 0 {
		s += fmt.Sprintf(" %s not placed in a field.", lines(len(u.Unread)))
	}
	if u.Cut > 0 {
		s += fmt.Sprintf(" The text is very long: its last %d characters were not read.", u.Cut)
	}
	return s
}

func lines(n int) string {
	if n == 1 {
		return "1 line was"
	}
	return fmt.Sprintf("%d lines were", n)
}

func fieldList(fields []Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Label())
	}
	return strings.Join(names, ", ")
}

// Label is the field's name for a person.
func (f Field) Label() string {
	if name, ok := map[Field]string{
		FieldDBA: "trade name (DBA)", FieldEmail: "e-mail", FieldEIN: "EIN", FieldFlow: "message flow (call to action)",
		FieldOptInKeywords: "opt-in keywords", FieldOptInMessage: "opt-in message", FieldOptOutKeywords: "opt-out keywords",
		FieldOptOutMessage: "opt-out message", FieldHelpKeywords: "HELP keywords", FieldHelpMessage: "HELP message",
		FieldSamples: "sample messages", FieldLink: "embedded link", FieldPhoneFlag: "embedded phone number",
		FieldAgeGated: "age-gated content", FieldTerms: "terms and conditions",
	}[f]; ok {
		return name
	}
	return strings.ReplaceAll(string(f), "-", " ")
}
