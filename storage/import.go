package storage

import (
	"context"
	"database/sql"
	"time"
)

// Imported is a record on its way in.
type Imported struct {
	Record
	Key string // the same key is imported once
}

// ImportResult is the number a record got, or the one it has if it was imported before.
type ImportResult struct {
	Number int64
	Fresh  bool
}

// Import writes whole tickets, in one transaction and without a message to anybody. Each gets the next number; what follows from
// rounds is worked out as if they had been recorded one by one. A record without events gets those of its opening and its end.
func (s *Store) Import(ctx context.Context, team, actor string, list []Imported) ([]ImportResult, error) {
	var out []ImportResult
	err := s.tx(ctx, "import tickets", func(tx *sql.Tx) error {
		out = nil
		if err := s.lockTeam(ctx, tx, team); err != nil {
			return err
		}
		for _, one := range list {
			one.Ticket.Team = team
			result, err := s.importOne(ctx, tx, actor, one)
			if err != nil {
				return err
			}
			out = append(out, result)
		}
		return nil
	})
	return out, err
}

func (s *Store) importOne(ctx context.Context, tx *sql.Tx, actor string, in Imported) (ImportResult, error) {
	t := in.Ticket
	was, err := s.submitted(ctx, tx, t.Team, in.Key)
	if err == nil {
		return ImportResult{Number: was.Number}, nil
	}
	next := "UPDATE teams SET next_ticket = next_ticket + 1 WHERE team = ? RETURNING next_ticket - 1"
	if err := s.row(ctx, tx, next, t.Team).Scan(&t.Number); err != nil {
		return ImportResult{}, err
	}
	since, ended, updated := t.StatusSince, t.EndedAt, t.UpdatedAt
	t.begin(s.unix())
	t.settle(since, ended, updated)
	book := &RoundBook{}
	for _, r := range in.Rounds {
		r.Number = 0
		book.Put(r)
	}
	book.tally(&t)
	if err := s.writeTicket(ctx, tx, t, Ticket{}); err != nil {
		return ImportResult{}, err
	}
	if err := s.writeRounds(ctx, tx, t, book); err != nil {
		return ImportResult{}, err
	}
	if err := s.stayed(ctx, tx, t, in.Rounds); err != nil {
		return ImportResult{}, err
	}
	if in.Key != "" {
		query := "INSERT INTO submissions (team, submission, ticket) VALUES (?, ?, ?)"
		if _, err := s.run(ctx, tx, query, t.Team, in.Key, t.Number); err != nil {
			return ImportResult{}, err
		}
	}
	return ImportResult{Number: t.Number, Fresh: true}, s.insertEvents(ctx, tx, t, in.events(t, actor))
}

// settle puts back the times that a record knows; those it does not know follow from the others.
func (t *Ticket) settle(since, ended, updated time.Time) {
	if !t.Status.Open() {
		t.EndedAt = t.CreatedAt
		if !since.IsZero() {
			t.EndedAt = kept(since)
		}
		if !ended.IsZero() {
			t.EndedAt = kept(ended)
		}
		t.StatusSince = t.EndedAt
	}
	if !since.IsZero() {
		t.StatusSince = kept(since)
	}
	t.UpdatedAt = t.StatusSince
	if !updated.IsZero() {
		t.UpdatedAt = kept(updated)
	}
}

// events are the record's own, or the two that every ticket of its kind has.
func (in Imported) events(t Ticket, actor string) []Event {
	if len(in.Events) > 0 {
		return in.Events
	}
	by := t.OpenedBy
	if by == "" {
		by = actor
	}
	out := []Event{{Kind: EventOpened, Actor: by, At: t.CreatedAt, Text: "imported"}}
	if t.Status != StatusNew {
		at := t.StatusSince
		if !t.Status.Open() {
			at = t.EndedAt
		}
		out = append(out, Event{Kind: EventStatus, Actor: actor, At: at, From: string(StatusNew), To: string(t.Status)})
	}
	return out
}

// SetMerged says which ticket goes on in another one's place, once an import has given both their numbers. It is no change of the
// ticket.
func (s *Store) SetMerged(ctx context.Context, team string, number, into int64) error {
	_, err := s.exec(ctx, "keep where a ticket was merged", "UPDATE tickets SET merged_into = ? WHERE team = ? AND number = ?", into, team, number)
	return err
}
