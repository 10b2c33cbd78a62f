package handlers

import (
	"context"
	"strings"

	"tcrbot/handlers/views"
)

const noPictures = "I can't read pictures. Please paste the reason here as text."

// shortcutDiagnose answers for the message it was used on. The answer is a modal: only the person who asked sees it.
func (d *Desk) shortcutDiagnose(ctx context.Context, req Request) (Result, error) {
	if !readable(req.Message.Text) {
		modal := views.Ask("", emptyMessage(req.Message), "")
		return Result{Modal: &modal}, nil
	}
	r, err := d.question(ctx, req, ask{text: req.Message.Text, link: req.Message.Permalink, modal: true, note: cutNote(req.Message)})
	r.Update = false
	return r, err
}

// cutNote says that a file was read only in part.
func cutNote(p Pasted) string {
	if !p.Cut {
		return ""
	}
	return "Only the beginning of the file could be read. For the rest, copy it and paste it after /tcr."
}

func emptyMessage(p Pasted) string {
	if p.Pictures > 0 {
		return noPictures
	}
	return "That message has no text I can read. Paste the reason here."
}

// shortcutTicket opens the new-ticket form, filled in from the message; the message itself is kept as a lookup, whole. A ticket
// that is open for the same campaign or customer is named first.
func (d *Desk) shortcutTicket(ctx context.Context, req Request) (Result, error) {
	text := strings.TrimSpace(req.Message.Text)
	if !readable(text) {
		modal := views.TicketForm(views.TicketFormValue{Meta: ticketMeta{Source: req.Message.Permalink}.encode()})
		return Result{Modal: &modal}, nil
	}
	l := d.keep(req, text, req.Message.Permalink)
	v := d.prefilled(l)
	v.OnFile, v.LookupID = d.onFileAround(ctx, req, []string{v.CampaignID}, text), l.ID
	modal := views.TicketForm(v)
	return Result{Modal: &modal}, nil
}
