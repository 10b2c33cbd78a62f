package storage

import (
	"context"
	"database/sql"
	"time"
)

// ticketColumns are read back; searchColumns are filled beside them, for searching.
const (
	ticketColumns = `team, number, customer, brand, campaign_id, provider, kind, rejection, draft, cause, cause_confirmed, more_causes,
	owner, status, outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since,
	ended_at, due_at, due_why, snoozed_until, first_reply_at, check_at, attached, merged_into, rounds, round_at, round_verdict, spent_cents, card_channel, card_ts`
	searchColumns = "campaign_key, provider_key, names"
)

const selectTicket = "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND number = ?"

func scanTicket(row scanner) (Ticket, error) {
	var t Ticket
	var confirmed, blocked, attached int
	var created, updated, since, ended, due, snoozed, replied, check, sent int64
	err := row.Scan(&t.Team, &t.Number, &t.Customer, &t.Brand, &t.CampaignID, &t.Provider, &t.Kind, &t.Rejection, &t.Draft, &t.Cause,
		&confirmed, &t.MoreCauses, &t.Owner, &t.Status, &t.Outcome, &t.HelpdeskRef, &t.SourceLink, &blocked, &t.LookupID, &t.OpenedBy,
		&created, &updated, &since, &ended, &due, &t.DueWhy, &snoozed, &replied, &check, &attached, &t.MergedInto,
		&t.Rounds, &sent, &t.RoundVerdict, &t.SpentCents, &t.CardChannel, &t.CardTS)
	if err != nil {
		return Ticket{}, orNotFound(err)
	}
	t.CauseConfirmed, t.TextingBlocked, t.Attached = confirmed == 1, blocked == 1, attached == 1
	t.CreatedAt, t.UpdatedAt, t.StatusSince, t.EndedAt = fromUnix(created), fromUnix(updated), fromUnix(since), fromUnix(ended)
	t.DueAt, t.SnoozedUntil, t.FirstReplyAt, t.CheckAt = fromUnix(due), fromUnix(snoozed), fromUnix(replied), fromUnix(check)
	t.RoundAt = fromUnix(sent)
	return t, nil
}

// values are what a ticket's row holds, in the order of ticketColumns and searchColumns.
func (t *Ticket) values() []any {
	return []any{t.Team, t.Number, t.Customer, t.Brand, t.CampaignID, t.Provider, t.Kind, t.Rejection, t.Draft, t.Cause,
		flag(t.CauseConfirmed), t.MoreCauses, t.Owner, string(t.Status), t.Outcome, t.HelpdeskRef, t.SourceLink, flag(t.TextingBlocked),
		t.LookupID, t.OpenedBy, toUnix(t.CreatedAt), toUnix(t.UpdatedAt), toUnix(t.StatusSince), toUnix(t.EndedAt), toUnix(t.DueAt),
		t.DueWhy, toUnix(t.SnoozedUntil), toUnix(t.FirstReplyAt), toUnix(t.CheckAt), flag(t.Attached), t.MergedInto, t.Rounds,
		toUnix(t.RoundAt), string(t.RoundVerdict), t.SpentCents, t.CardChannel, t.CardTS, searchKey(t.CampaignID), searchKey(t.Provider), namesOf(*t)}
}

// writeTicket inserts a row, or updates the one that before was. Beside the columns that are read it fills those that are
// searched.
func (s *Store) writeTicket(ctx context.Context, tx *sql.Tx, t, before Ticket) error {
	const columns = ticketColumns + ", " + searchColumns
	values := t.values()
	query := "INSERT INTO tickets (" + columns + ") VALUES (" + marks(len(values)) + ")"
	if before.Number != 0 {
		query = "UPDATE tickets SET (" + columns + ") = (" + marks(len(values)) + ") WHERE team = ? AND number = ?"
		values = append(values, t.Team, t.Number)
	}
	if _, err := s.run(ctx, tx, query, values...); err != nil {
		return err
	}
	if err := s.indexWords(ctx, tx, t, before); err != nil {
		return err
	}
	return s.indexHits(ctx, tx, t, before)
}

// keepable makes the ticket's texts what the database will give back.
func (t *Ticket) keepable() {
	for _, text := range []*string{&t.Team, &t.Customer, &t.Brand, &t.CampaignID, &t.Provider, &t.Kind, &t.Rejection, &t.Draft,
		&t.Cause, &t.MoreCauses, &t.DueWhy, &t.Owner, (*string)(&t.Status), &t.Outcome, &t.HelpdeskRef, &t.SourceLink, &t.LookupID, &t.OpenedBy, &t.CardChannel, &t.CardTS} {
		*text = keepableText(*text)
	}
}

// ended is when a ticket left the open statuses: closing an approved one does not count again, reopening starts anew.
func (t *Ticket) ended(before Ticket) time.Time {
	switch {
	case t.Status.Open():
		return time.Time{}
	case before.EndedAt.IsZero():
		return t.StatusSince
	}
	return before.EndedAt
}
