package handlers

import (
	"slices"
	"testing"

	"tcrbot/knowledge/review"
)

// formInputs are what an agent types into the review form, input by input; some of it looks like labels, lists and quotations.
func formInputs() []string {
	return []string{
		"Zebra Roofing LLC", "https://zebraroofing.example", "RingCentral", "Customer care",
		"Zebra Roofing texts homeowners about: inspections, crew arrival and delays. Use case: estimates only. Who gets them? Those who ask.",
		`Homeowners fill in https://zebraroofing.example/estimate. The box is empty and reads "Zebra Roofing may text me about my estimate." or "No texts, please." Terms: linked. Privacy: linked.`,
		`Zebra Roofing: is "Tuesday" or "Wednesday" better for you? Reply STOP to opt out.`,
		"Zebra Roofing: rain tomorrow - we start Thursday. Reply STOP to opt out.",
		"Zebra Roofing: 1) ladder is up 2) crew is in. Reply STOP to opt out.",
		"Zebra Roofing: you get texts about your estimate. Message frequency varies. Reply HELP for help, STOP to opt out.",
		"Zebra Roofing: you will get no more messages.", "Zebra Roofing: call 303-555-0100. Help: office@zebraroofing.example",
		"https://zebraroofing.example/privacy", "https://zebraroofing.example/terms",
	}
}

func TestTheReviewReadsEveryFieldOfItsForm(t *testing.T) {
	values := map[string]string{}
	for i, in := range reviewInputs() {
		values[in.inputName(i)] = formInputs()[i]
	}
	c, u := review.Parse(formText(values))
	if u.Form != review.FormLabelled || len(u.Unread) > 0 || len(u.Twice) > 0 {
		t.Errorf("read as %s, twice %v, not placed %q", u.Form, u.Twice, u.Unread)
	}
	var samples []string
	for i, in := range reviewInputs() {
		if in.field == review.FieldSamples {
			samples = append(samples, formInputs()[i])
		} else if got := c.Text(in.field); got != formInputs()[i] {
			t.Errorf("%s: got %q, want %q", in.label, got, formInputs()[i])
		}
	}
	if !slices.Equal(c.Samples, samples) {
		t.Errorf("samples: got %q, want %q", c.Samples, samples)
	}
}

func TestTheReviewReadsAFormWithOneField(t *testing.T) {
	for i, in := range reviewInputs() {
		c, _ := review.Parse(formText(map[string]string{in.inputName(i): formInputs()[i]}))
		if got := c.Text(in.field); got != formInputs()[i] {
			t.Errorf("%s alone: got %q, want %q", in.label, got, formInputs()[i])
		}
	}
}
