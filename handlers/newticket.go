package handlers

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// ticketMeta travels with the new-ticket form: what the fields do not hold.
type ticketMeta struct {
	Lookup string `json:"l,omitempty"`
	Cause  string `json:"c,omitempty"`
	Source string `json:"s,omitempty"` // permalink
	Long   bool   `json:"x,omitempty"` // the rejection stands in the lookup, whole
	Review string `json:"r,omitempty"` // the lookup of a reviewed campaign, whose text becomes the ticket's draft
	Typed  string `json:"t,omitempty"` // field:value pairs that filled the form in
}

func (m ticketMeta) encode() string {
	data, err := json.Marshal(m)
	if err != nil {
		return ""
	}
	return string(data)
}

// formNewTicket is the route of the new-ticket form.
const formNewTicket = "new-ticket"

// The routes of the forms for a campaign.
const (
	formReview = "review"
	formDraft  = "draft"
)

// newTicket opens the form, filled in from field:value pairs.
func (d *Desk) newTicket(_ context.Context, req Request, rest string) (Result, error) {
	modal := d.ticketForm(req, rest)
	return Result{Modal: &modal}, nil
}

// clickNew opens the form. Where the typed pairs could not open it themselves they came with the button.
func (d *Desk) clickNew(ctx context.Context, req Request) (Result, error) {
	var meta ticketMeta
	if err := json.Unmarshal([]byte(req.Action.Value), &meta); err != nil {
		meta = ticketMeta{}
	}
	if meta.Lookup != "" {
		l, err := d.recall(ctx, req, meta.Lookup)
		if err != nil {
			return Result{}, err
		}
		modal := views.TicketForm(d.prefilled(l))
		return Result{Modal: &modal}, nil
	}
	modal := d.ticketForm(req, meta.Typed)
	return Result{Modal: &modal}, nil
}

// ticketForm keeps what was typed with the form, so that a button can open the same form again; a rejection that is too
// long for it is kept as a lookup.
func (d *Desk) ticketForm(req Request, typed string) views.Modal {
	fields := pairs(typed)
	v := views.TicketFormValue{}
	meta := ticketMeta{Typed: typed}
	if rejection := fields["rejection"]; len([]rune(rejection)) > formLimit {
		l := d.keep(req, rejection, "")
		v = d.prefilled(l)
		meta = ticketMeta{Lookup: l.ID, Long: true}
	} else {
		v.Rejection = rejection
	}
	v.Customer, v.Brand, v.CampaignID = fields["customer"], fields["brand"], cmp.Or(fields["campaign"], v.CampaignID)
	v.Provider = cmp.Or(knowledge.ProviderName(fields["provider"]), v.Provider)
	v.Due, v.DueWhy = dayOf(dueOn(fields["due"], req.chosen.zone()), req.chosen.zone()), fields["why"]
	v.Kind, v.Reference = cmp.Or(strings.ToLower(fields["kind"]), v.Kind), fields["reference"]
	if v.Meta = meta.encode(); len(v.Meta) > 1500 {
		v.Meta = ""
	}
	return views.TicketForm(v)
}

// keep saves a text as a lookup and gives it as it was kept.
func (d *Desk) keep(req Request, text, link string) storage.Lookup {
	l := d.lookup(req, ask{text: text, link: link}, d.base.Match(text, knowledge.Hints{Own: req.chosen.own()}), d.newID())
	d.store.SaveLookup(l)
	l.Text = storage.Mask(text)
	return l
}

func (d *Desk) clickOpenTicket(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	if l.Kind == kindReview || l.Kind == kindDraft {
		modal, err := d.ticketFromReview(ctx, req, l)
		return Result{Modal: &modal}, err
	}
	v := d.prefilled(l)
	v.OnFile, v.LookupID = d.onFileAround(ctx, req, []string{v.CampaignID}, l.Text), l.ID
	modal := views.TicketForm(v)
	return Result{Modal: &modal}, nil
}

// prefilled fills the form from a lookup. A text that is too long for Slack's input stays with the lookup.
func (d *Desk) prefilled(l storage.Lookup) views.TicketFormValue {
	meta := ticketMeta{Lookup: l.ID, Source: l.SourceLink}
	m := d.base.Match(l.Text, knowledge.Hints{Provider: l.Provider})
	v := views.TicketFormValue{
		Customer: labeled(l.Text, "customer"), Brand: labeled(l.Text, "brand"), Provider: m.Provider, Rejection: l.Text,
	}
	if len(m.CampaignIDs) > 0 {
		v.CampaignID = m.CampaignIDs[0]
	}
	if len(l.Causes) > 0 && l.Verdict == string(knowledge.VerdictMatch) {
		meta.Cause = l.Causes[0]
		v.CauseTitle, v.Kind = d.title(meta.Cause), kindOf(meta.Cause)
	}
	if n := len([]rune(l.Text)); n > formLimit {
		meta.Long = true
		v.Rejection = ""
		v.RejectionNote = fmt.Sprintf("The whole text (%d characters) is kept with the ticket, uncut. It begins: %s", n, views.Clamp(l.Text, 300))
	}
	v.Meta = meta.encode()
	return v
}

func kindOf(slug string) string {
	if strings.HasPrefix(slug, "brand-") {
		return "brand"
	}
	return "campaign"
}

// submitNewTicket stores the ticket before it returns, once for each form however often it is sent.
func (d *Desk) submitNewTicket(ctx context.Context, req Request) (Result, error) {
	t, problems, err := d.ticketFromForm(ctx, req)
	if err != nil || problems != nil {
		return Result{Errors: problems}, err
	}
	return Result{Clear: true}, d.create(ctx, req, t, req.Form.View)
}

// create stores a ticket with its card, its thread and the answer to the person, once for each submission key. What is like it is
// looked for when those are sent.
func (d *Desk) create(ctx context.Context, req Request, t storage.Ticket, submission string) error {
	brands := d.redrawBrand(ctx, req, t)
	posts := func(t storage.Ticket) []storage.OutboxItem {
		items := d.ticketPosts(t, nil, req)
		if req.chosen.of("team_channel") != "" {
			items = append(items, storage.OutboxItem{Kind: kindSimilar, Ticket: t.Number})
		}
		items = append(items, storage.OutboxItem{Kind: kindOpened, Ticket: t.Number, Channel: req.Person.ID})
		return append(items, brands...)
	}
	_, _, err := d.store.CreateTicket(ctx, t, submission, posts)
	return err
}

func (d *Desk) ticketFromForm(ctx context.Context, req Request) (storage.Ticket, map[string]string, error) {
	var meta ticketMeta
	if req.Form.Meta != "" {
		if err := json.Unmarshal([]byte(req.Form.Meta), &meta); err != nil {
			meta = ticketMeta{}
		}
	}
	f := func(name string) string { return strings.TrimSpace(req.Form.Values[name]) }
	if f("customer") == "" {
		return storage.Ticket{}, map[string]string{"customer": "Who is the case for? A name is enough, such as Zebra Roofing."}, nil
	}
	t := storage.Ticket{
		Team: req.Team, Customer: f("customer"), Brand: f("brand"), CampaignID: strings.ToUpper(f("campaign")),
		Provider: knowledge.ProviderName(f("provider")), Kind: f("kind"), Rejection: f("rejection"), Cause: meta.Cause,
		HelpdeskRef: f("reference"), SourceLink: meta.Source, TextingBlocked: f("blocked") != "", LookupID: meta.Lookup,
		OpenedBy: req.Person.ID, Status: storage.StatusNew, DueAt: dueOn(f("due"), req.chosen.zone()), DueWhy: f("why"),
	}
	if t.Kind == "" {
		t.Kind = "campaign"
	}
	if err := d.longText(ctx, req, meta, &t); err != nil {
		return t, nil, err
	}
	if err := d.draftText(ctx, req, meta, &t); err != nil {
		return t, nil, err
	}
	if t.Cause == "" && t.Rejection != "" {
		if m := d.base.Match(t.Rejection, knowledge.Hints{Provider: t.Provider}); m.Verdict == knowledge.VerdictMatch {
			t.Cause = m.Best()
		}
	}
	return t, nil, nil
}

// longText takes the original text from the lookup, whole, and adds what was typed under it.
func (d *Desk) longText(ctx context.Context, req Request, meta ticketMeta, t *storage.Ticket) error {
	if !meta.Long {
		return nil
	}
	l, err := d.recall(ctx, req, meta.Lookup)
	if err != nil {
		return err
	}
	t.Rejection = strings.TrimSpace(l.Text + "\n\n" + strings.TrimSpace(req.Form.Values["more"]))
	return nil
}
