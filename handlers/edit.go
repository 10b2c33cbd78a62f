package handlers

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// formEdit is the route of the edit form.
const formEdit = "edit-ticket"

func lowered(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// editMeta travels with the edit form: what each field showed, in short, so that only what the person changed is changed, and
// what somebody else changed meanwhile stays.
type editMeta struct {
	Number int64             `json:"n"`
	Shown  map[string]string `json:"s"`
}

// editable is a field of the edit form. set reads what was typed into it; history names it as people do.
type editable struct {
	field, history string
	get            func(storage.Ticket) string
	set            func(*storage.Ticket, string)
}

// editables is the table of what the edit form changes.
func editables() []editable {
	text := func(field, history string, of func(*storage.Ticket) *string) editable {
		return editable{
			field, history,
			func(t storage.Ticket) string { return *of(&t) },
			func(t *storage.Ticket, v string) { *of(t) = v },
		}
	}
	return []editable{
		text("customer", "the customer", func(t *storage.Ticket) *string { return &t.Customer }),
		text("brand", "the brand", func(t *storage.Ticket) *string { return &t.Brand }),
		{"campaign", "the campaign ID", func(t storage.Ticket) string { return t.CampaignID }, func(t *storage.Ticket, v string) { t.CampaignID = strings.ToUpper(v) }},
		{"provider", "the provider", func(t storage.Ticket) string { return t.Provider }, func(t *storage.Ticket, v string) { t.Provider = knowledge.ProviderName(v) }},
		text("kind", "the kind", func(t *storage.Ticket) *string { return &t.Kind }),
		text("reference", "the helpdesk reference", func(t *storage.Ticket) *string { return &t.HelpdeskRef }),
		{"blocked", "texting blocked now", func(t storage.Ticket) string { return yesNo(t.TextingBlocked) }, func(t *storage.Ticket, v string) { t.TextingBlocked = v == "yes" }},
		{"due", "the due date", nil, nil},
		text("why", "why it is due then", func(t *storage.Ticket) *string { return &t.DueWhy }),
		text("rejection", "the rejection", func(t *storage.Ticket) *string { return &t.Rejection }),
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// dayOf is a due date as the form writes it, in the team's zone.
func dayOf(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.DateOnly)
}

// dueOn is noon of a day in the team's zone, so that it is the same day for nearly every reader; zero if it is no day.
func dueOn(day string, zone *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(day), zone)
	if err != nil {
		return time.Time{}
	}
	return t.Add(12 * time.Hour)
}

func (e editable) value(t storage.Ticket, zone *time.Location) string {
	if e.field == "due" {
		return dayOf(t.DueAt, zone)
	}
	return e.get(t)
}

func (e editable) write(t *storage.Ticket, v string, zone *time.Location) {
	if e.field == "due" {
		t.DueAt = dueOn(v, zone)
		return
	}
	e.set(t, v)
}

func short(s string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.TrimSpace(s)))
	return strconv.FormatUint(h.Sum64(), 36)
}

func (d *Desk) clickEdit(ctx context.Context, req Request) (Result, error) {
	return d.edit(ctx, req, req.Action.Value)
}

// edit opens the form with everything a ticket says.
func (d *Desk) edit(ctx context.Context, req Request, rest string) (Result, error) {
	n, _, err := d.numbered(rest, "/tcr edit 12")
	if err != nil {
		return Result{}, err
	}
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	meta := editMeta{n, map[string]string{}}
	for _, e := range editables() {
		meta.Shown[e.field] = short(e.value(t, req.chosen.zone()))
	}
	data, err := json.Marshal(meta)
	if err != nil {
		return Result{}, err
	}
	modal := views.EditForm(d.ticketValue(t), dayOf(t.DueAt, req.chosen.zone()), string(data))
	return Result{Modal: &modal}, nil
}

func (d *Desk) submitEdit(ctx context.Context, req Request) (Result, error) {
	var meta editMeta
	if err := json.Unmarshal([]byte(req.Form.Meta), &meta); err != nil || meta.Number == 0 {
		return Result{}, say("/tcr edit 12", "That form is from an older version of me. Copy what you typed, then open it again.")
	}
	if v, there := req.Form.Values["customer"]; there && strings.TrimSpace(v) == "" {
		return Result{Errors: map[string]string{"customer": "Who is the case for? A name is enough, such as Zebra Roofing."}}, nil
	}
	_, err := d.change(ctx, req, meta.Number, func(t *storage.Ticket) ([]storage.Event, error) {
		return edited(t, meta, req), nil
	})
	return Result{Clear: true}, err
}

// edited sets the fields that were changed in the form and tells each as an event.
func edited(t *storage.Ticket, meta editMeta, req Request) []storage.Event {
	zone := req.chosen.zone()
	var events []storage.Event
	for _, e := range editables() {
		v, there := req.Form.Values[e.field]
		v = strings.TrimSpace(v)
		if !there || short(v) == meta.Shown[e.field] {
			continue
		}
		was := e.value(*t, zone)
		e.write(t, v, zone)
		if is := e.value(*t, zone); is != was {
			events = append(events, storage.Event{Kind: storage.EventField, Field: e.history, From: was, To: is})
		}
	}
	return events
}
