package storage

import (
	"context"
	"database/sql"
	"time"
)

const ticketColumns = `team, number, customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner,
	status, outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since,
	ended_at, card_channel, card_ts`

const selectTicket = "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND number = ?"

func scanTicket(row scanner) (Ticket, error) {
	var t Ticket
	var confirmed, blocked int
	var created, updated, since, ended int64
	err := row.Scan(&t.Team, &t.Number, &t.Customer, &t.Brand, &t.CampaignID, &t.Provider, &t.Kind, &t.Rejection, &t.Cause,
		&confirmed, &t.Owner, &t.Status, &t.Outcome, &t.HelpdeskRef, &t.SourceLink, &blocked, &t.LookupID, &t.OpenedBy,
		&created, &updated, &since, &ended, &t.CardChannel, &t.CardTS)
	if err != nil {
		return Ticket{}, orNotFound(err)
	}
	t.CauseConfirmed, t.TextingBlocked = confirmed == 1, blocked == 1
	t.CreatedAt, t.UpdatedAt, t.StatusSince, t.EndedAt = fromUnix(created), fromUnix(updated), fromUnix(since), fromUnix(ended)
	return t, nil
}

// writeTicket inserts a row, or updates the one that before was. Beside the columns that are read it fills those that are
// searched.
func (s *Store) writeTicket(ctx context.Context, tx *sql.Tx, t, before Ticket) error {
	values := []any{t.Customer, t.Brand, t.CampaignID, t.Provider, t.Kind, t.Rejection, t.Cause, flag(t.CauseConfirmed), t.Owner,
		string(t.Status), t.Outcome, t.HelpdeskRef, t.SourceLink, flag(t.TextingBlocked), t.LookupID, t.OpenedBy, toUnix(t.CreatedAt),
		toUnix(t.UpdatedAt), toUnix(t.StatusSince), toUnix(t.EndedAt), t.CardChannel, t.CardTS, searchKey(t.CampaignID),
		searchKey(t.Provider), namesOf(t), t.Team, t.Number}
	query := `UPDATE tickets SET customer = ?, brand = ?, campaign_id = ?, provider = ?, kind = ?, rejection = ?, cause = ?,
		cause_confirmed = ?, owner = ?, status = ?, outcome = ?, helpdesk_ref = ?, source_link = ?, texting_blocked = ?,
		lookup_id = ?, opened_by = ?, created_at = ?, updated_at = ?, status_since = ?, ended_at = ?, card_channel = ?, card_ts = ?,
		campaign_key = ?, provider_key = ?, names = ? WHERE team = ? AND number = ?`
	if before.Number == 0 {
		query = `INSERT INTO tickets (customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner, status,
			outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since,
			ended_at, card_channel, card_ts, campaign_key, provider_key, names, team, number) VALUES (` + marks(len(values)) + `)`
	}
	if _, err := s.run(ctx, tx, query, values...); err != nil {
		return err
	}
	return s.indexWords(ctx, tx, t, before)
}

// keepable makes the ticket's texts what the database will give back.
func (t *Ticket) keepable() {
	for _, text := range []*string{&t.Team, &t.Customer, &t.Brand, &t.CampaignID, &t.Provider, &t.Kind, &t.Rejection, &t.Cause,
		&t.Owner, (*string)(&t.Status), &t.Outcome, &t.HelpdeskRef, &t.SourceLink, &t.LookupID, &t.OpenedBy, &t.CardChannel, &t.CardTS} {
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
