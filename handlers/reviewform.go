package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge/review"
)

// reviewInputs are the inputs of the review form, in the order of the registry's own form.
func reviewInputs() []reviewInput {
	return []reviewInput{
		{review.FieldBrand, "Brand", "Zebra Roofing LLC", false},
		{review.FieldWebsite, "Website", "https://", false},
		{review.FieldProvider, "Provider", "Twilio, Bandwidth, RingCentral …", false},
		{review.FieldUseCase, "Use case", "Customer care, Marketing, Mixed …", false},
		{review.FieldDescription, "Campaign description", "Who texts whom about what?", true},
		{review.FieldFlow, "Message flow (call to action)", "How do people agree to get texts, and where?", true},
		{review.FieldSamples, "Sample message 1", "", true},
		{review.FieldSamples, "Sample message 2", "", true},
		{review.FieldSamples, "Sample message 3", "", true},
		{review.FieldOptInMessage, "Opt-in message", "", true},
		{review.FieldOptOutMessage, "STOP reply", "", true},
		{review.FieldHelpMessage, "HELP reply", "", true},
		{review.FieldPrivacy, "Privacy policy", "https://", false},
		{review.FieldTerms, "Terms", "https://", false},
	}
}

type reviewInput struct {
	field       review.Field
	label       string
	placeholder string
	long        bool
}

// inputName is the name of the i-th input.
func (in reviewInput) inputName(i int) string { return fmt.Sprintf("%s-%d", in.field, i) }

// reviewForm opens the form, filled in with what was read from a text before.
func reviewForm(c review.Campaign, note string) views.Modal {
	var fields []views.FormField
	sample := 0
	for i, in := range reviewInputs() {
		initial := c.Text(in.field)
		if in.field == review.FieldSamples {
			initial = ""
			if sample < len(c.Samples) {
				initial = c.Samples[sample]
			}
			sample++
		}
		fields = append(fields, views.FormField{
			Name: in.inputName(i), Label: in.label, Initial: initial, Placeholder: in.placeholder, Hint: limitWords(in.field), Long: in.long,
		})
	}
	return views.ReviewForm(fields, note)
}

// limitWords says the registry's limits of a field.
func limitWords(f review.Field) string {
	switch least, most := review.Limit("", f); {
	case most == 0:
		return ""
	case least > 1:
		return fmt.Sprintf("%d to %d characters in the registry", least, most)
	default:
		return fmt.Sprintf("Up to %d characters in the registry", most)
	}
}

// forceReview reads what follows as a campaign; with nothing after it, it opens the form with the real fields.
func (d *Desk) forceReview(ctx context.Context, req Request, rest string) (Result, error) {
	if rest == "" {
		modal := reviewForm(review.Campaign{}, "")
		return Result{Modal: &modal}, nil
	}
	return d.reviewText(ctx, req, ask{text: rest, forced: true})
}

// clickReviewForm opens the form, filled in from a text that was reviewed before if the click names one.
func (d *Desk) clickReviewForm(ctx context.Context, req Request) (Result, error) {
	modal := reviewForm(review.Campaign{}, "")
	if req.Action.Value != "" {
		r, err := d.reviewOf(ctx, req, req.Action.Value)
		if err != nil {
			return Result{}, err
		}
		modal = reviewForm(r.Campaign, "")
	}
	return Result{Modal: &modal}, nil
}

// submitReview reviews what the form holds, in the form's place.
func (d *Desk) submitReview(ctx context.Context, req Request) (Result, error) {
	text := formText(req.Form.Values)
	if text == "" {
		first := reviewInputs()[0].inputName(0)
		return Result{Errors: map[string]string{first: "Fill in at least one field, best the description, the message flow and a sample."}}, nil
	}
	return d.reviewText(ctx, req, ask{text: text, forced: true, modal: true})
}

// formText writes the form's fields as labeled lines, so that a form and a paste are read the same way.
func formText(values map[string]string) string {
	var lines []string
	for i, in := range reviewInputs() {
		if value := strings.Join(strings.Fields(values[in.inputName(i)]), " "); value != "" {
			lines = append(lines, in.label+": "+value)
		}
	}
	return strings.Join(lines, "\n")
}
