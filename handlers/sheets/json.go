package sheets

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"tcrbot/storage"
)

// JSONWriter writes everything as one JSON document, a ticket at a time.
type JSONWriter struct {
	out   io.Writer
	count int
}

// NewJSON begins a document with the workspace, the time and what the team chose.
func NewJSON(w io.Writer, team string, now time.Time, settings map[string]string) (*JSONWriter, error) {
	head, err := json.Marshal(struct {
		Format   string            `json:"format"`
		Version  int               `json:"version"`
		Team     string            `json:"team"`
		At       time.Time         `json:"exported_at"`
		Settings map[string]string `json:"settings"`
	}{"tcrbot", 1, team, now.UTC(), settings})
	if err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	out := &JSONWriter{out: w}
	return out, out.put(string(head[:len(head)-1]) + `,"tickets":[`)
}

// Write adds a ticket with all that belongs to it.
func (w *JSONWriter) Write(r storage.Record) error {
	data, err := json.Marshal(jsonTicket(r))
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	lead := ",\n"
	if w.count == 0 {
		lead = "\n"
	}
	w.count++
	return w.put(lead + string(data))
}

// Close ends the document. It leaves the file open.
func (w *JSONWriter) Close() error { return w.put("\n]}\n") }

func (w *JSONWriter) put(text string) error {
	if _, err := io.WriteString(w.out, text); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

type ticketJSON struct {
	Number         int64       `json:"number"`
	Customer       string      `json:"customer"`
	Brand          string      `json:"brand,omitempty"`
	CampaignID     string      `json:"campaign_id,omitempty"`
	Provider       string      `json:"provider,omitempty"`
	Kind           string      `json:"kind"`
	Status         string      `json:"status"`
	Outcome        string      `json:"outcome,omitempty"`
	Cause          string      `json:"cause,omitempty"`
	CauseConfirmed bool        `json:"cause_confirmed,omitempty"`
	MoreCauses     string      `json:"more_causes,omitempty"`
	Owner          string      `json:"owner,omitempty"`
	OpenedBy       string      `json:"opened_by,omitempty"`
	HelpdeskRef    string      `json:"helpdesk_ref,omitempty"`
	SourceLink     string      `json:"source_link,omitempty"`
	TextingBlocked bool        `json:"texting_blocked,omitempty"`
	Attached       bool        `json:"attached,omitempty"`
	MergedInto     int64       `json:"merged_into,omitempty"`
	Opened         time.Time   `json:"opened"`
	Ended          time.Time   `json:"ended,omitzero"`
	StatusSince    time.Time   `json:"status_since"`
	Updated        time.Time   `json:"updated"`
	Due            time.Time   `json:"due,omitzero"`
	DueWhy         string      `json:"due_why,omitempty"`
	SnoozedUntil   time.Time   `json:"snoozed_until,omitzero"`
	FirstReply     time.Time   `json:"first_reply,omitzero"`
	CheckAt        time.Time   `json:"check_at,omitzero"`
	Rejection      string      `json:"rejection,omitempty"`
	Draft          string      `json:"next_text,omitempty"`
	Rounds         []roundJSON `json:"rounds,omitempty"`
	Events         []eventJSON `json:"events,omitempty"`
	Links          []int64     `json:"links,omitempty"`
}

type roundJSON struct {
	Number    int64     `json:"number"`
	Kind      string    `json:"kind"`
	Sent      time.Time `json:"sent"`
	SentBy    string    `json:"sent_by,omitempty"`
	WordedBy  string    `json:"worded_by,omitempty"`
	Reference string    `json:"reference,omitempty"`
	FeeCents  int64     `json:"fee_cents,omitempty"`
	FeePayer  string    `json:"fee_payer,omitempty"`
	Text      string    `json:"text,omitempty"`
	Verdict   string    `json:"verdict,omitempty"`
	VerdictAt time.Time `json:"verdict_at,omitzero"`
	VerdictBy string    `json:"verdict_by,omitempty"`
	Reason    string    `json:"reason,omitempty"`
	Causes    []string  `json:"causes,omitempty"`
	Fixes     []fixJSON `json:"fixes,omitempty"`
}

type fixJSON struct {
	Cause string `json:"cause"`
	Step  string `json:"step,omitempty"`
}

type eventJSON struct {
	At    time.Time `json:"at"`
	Actor string    `json:"actor"`
	Kind  string    `json:"kind"`
	Field string    `json:"field,omitempty"`
	From  string    `json:"from,omitempty"`
	To    string    `json:"to,omitempty"`
	Text  string    `json:"text,omitempty"`
}

func jsonTicket(r storage.Record) ticketJSON {
	t := r.Ticket
	out := ticketJSON{
		Number: t.Number, Customer: t.Customer, Brand: t.Brand, CampaignID: t.CampaignID, Provider: t.Provider, Kind: t.Kind, Status: string(t.Status),
		Outcome: t.Outcome, Cause: t.Cause, CauseConfirmed: t.CauseConfirmed, MoreCauses: t.MoreCauses, Owner: t.Owner, OpenedBy: t.OpenedBy,
		HelpdeskRef: t.HelpdeskRef, SourceLink: t.SourceLink, TextingBlocked: t.TextingBlocked, Attached: t.Attached, MergedInto: t.MergedInto,
		Opened: t.CreatedAt, Ended: t.EndedAt, StatusSince: t.StatusSince, Updated: t.UpdatedAt, Due: t.DueAt, DueWhy: t.DueWhy,
		SnoozedUntil: t.SnoozedUntil, FirstReply: t.FirstReplyAt, CheckAt: t.CheckAt, Rejection: t.Rejection, Draft: t.Draft, Links: r.Links,
	}
	for _, one := range r.Rounds {
		round := roundJSON{
			Number: one.Number, Kind: string(one.Kind), Sent: one.SentAt, SentBy: one.SentBy, WordedBy: one.WordedBy, Reference: one.Reference,
			FeeCents: one.FeeCents, FeePayer: one.FeePayer, Text: one.Body, Verdict: string(one.Verdict), VerdictAt: one.VerdictAt,
			VerdictBy: one.VerdictBy, Reason: one.Reason, Causes: one.Causes,
		}
		for _, f := range one.Fixes {
			round.Fixes = append(round.Fixes, fixJSON{f.Cause, f.Step})
		}
		out.Rounds = append(out.Rounds, round)
	}
	for _, e := range r.Events {
		out.Events = append(out.Events, eventJSON{e.At, e.Actor, string(e.Kind), e.Field, e.From, e.To, e.Text})
	}
	return out
}
