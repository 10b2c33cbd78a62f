package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Change is whose change of which ticket ChangeRounds makes. The same Submission again changes nothing; an empty one is never
// the same.
type Change struct {
	Team       string
	Number     int64
	Actor      string
	Submission string
}

// ChangeRounds is ChangeTicket for a ticket and its rounds: they, the outcomes that follow from verdicts, events and messages are
// written in one transaction. Done is false if nothing was written, because the submission came before or nothing changed; the
// ticket is then as it stands. A round without SentAt was sent now, one with a verdict and without VerdictAt got it now.
func (s *Store) ChangeRounds(ctx context.Context, c Change, change func(*Ticket, *RoundBook) ([]Event, error),
	posts func(Ticket, []Event) []OutboxItem,
) (t Ticket, done bool, err error) {
	err = s.tx(ctx, fmt.Sprintf("change the rounds of ticket %d", c.Number), func(tx *sql.Tx) error {
		done = false
		before, err := scanTicket(s.row(ctx, tx, selectTicket+s.forUpdate(), c.Team, c.Number))
		if err != nil {
			return err
		}
		t = before
		known, err := s.knownSubmission(ctx, tx, c)
		if err != nil || known {
			return err
		}
		done, err = s.changeRounds(ctx, tx, c, &t, before, change, posts)
		return err
	})
	if err != nil {
		return Ticket{}, false, err
	}
	return t, done, nil
}

// knownSubmission tells whether a form was sent before, and remembers that it was. The ticket's row is locked.
func (s *Store) knownSubmission(ctx context.Context, tx *sql.Tx, c Change) (bool, error) {
	if c.Submission == "" {
		return false, nil
	}
	query := "INSERT INTO submissions (team, submission, ticket) VALUES (?, ?, ?) ON CONFLICT (team, submission) DO NOTHING"
	n, err := s.run(ctx, tx, query, c.Team, c.Submission, c.Number)
	return n == 0, err
}

func (s *Store) changeRounds(ctx context.Context, tx *sql.Tx, c Change, t *Ticket, before Ticket,
	change func(*Ticket, *RoundBook) ([]Event, error), posts func(Ticket, []Event) []OutboxItem,
) (done bool, err error) {
	book := &RoundBook{}
	if book.list, err = s.roundsIn(ctx, tx, c.Team, c.Number); err != nil {
		return false, err
	}
	events, err := change(t, book)
	if err != nil {
		return false, &changeError{err}
	}
	if len(events) == 0 && *t == before && len(book.changed) == 0 {
		return false, nil
	}
	if err := s.writeRounds(ctx, tx, *t, book); err != nil {
		return false, err
	}
	book.tally(t)
	return true, s.writeChange(ctx, tx, t, before, c.Actor, events, posts)
}

func (s *Store) writeRounds(ctx context.Context, tx *sql.Tx, t Ticket, book *RoundBook) error {
	if len(book.changed) == 0 {
		return nil
	}
	for i := range book.list {
		r := &book.list[i]
		if !book.changed[r.Number] {
			continue
		}
		s.date(r)
		if err := s.writeRound(ctx, tx, t, *r); err != nil {
			return err
		}
	}
	return s.writeOutcomes(ctx, tx, t, outcomesOf(book.list))
}

// date fills in a round's missing times.
func (s *Store) date(r *Round) {
	now := fromUnix(s.unix())
	if r.SentAt.IsZero() {
		r.SentAt = now
	}
	if r.Verdict != Awaited && r.VerdictAt.IsZero() {
		r.VerdictAt = now
	}
	r.SentAt, r.VerdictAt = kept(r.SentAt), kept(r.VerdictAt)
}

func (s *Store) writeRound(ctx context.Context, tx *sql.Tx, t Ticket, r Round) error {
	key := []any{t.Team, t.Number, r.Number}
	for _, table := range []string{"rounds", "round_causes", "round_fixes"} {
		if _, err := s.run(ctx, tx, "DELETE FROM "+table+" WHERE team = ? AND ticket = ? AND round = ?", key...); err != nil {
			return err
		}
	}
	query := `INSERT INTO rounds (team, ticket, round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict, reason,
		verdict_by, verdict_at) VALUES (` + marks(15) + ")"
	_, err := s.run(ctx, tx, query, t.Team, t.Number, r.Number, string(r.Kind), r.Body, r.WordedBy, r.Reference, r.FeeCents, r.FeePayer,
		r.SentBy, toUnix(r.SentAt), string(r.Verdict), r.Reason, r.VerdictBy, toUnix(r.VerdictAt))
	for _, cause := range r.Causes {
		query := "INSERT INTO round_causes (team, ticket, round, cause) VALUES (?, ?, ?, ?)"
		_, failed := s.run(ctx, tx, query, t.Team, t.Number, r.Number, cause)
		err = errors.Join(err, failed)
	}
	for _, f := range r.Fixes {
		query := "INSERT INTO round_fixes (team, ticket, round, cause, fix) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
		_, failed := s.run(ctx, tx, query, t.Team, t.Number, r.Number, f.Cause, f.key())
		err = errors.Join(err, failed)
	}
	return err
}

// key is as much of a step as both databases can index.
func (f Fix) key() string { return f.Step[:min(len(f.Step), 500)] }

// writeOutcomes replaces a ticket's outcomes: a cause that is confirmed later changes those of its round and of the next one.
func (s *Store) writeOutcomes(ctx context.Context, tx *sql.Tx, t Ticket, list []outcome) error {
	if _, err := s.run(ctx, tx, "DELETE FROM outcomes WHERE team = ? AND ticket = ?", t.Team, t.Number); err != nil {
		return err
	}
	for _, o := range list {
		query := "INSERT INTO outcomes (team, ticket, round, cause, fix, provider_key, cleared, together, at) VALUES (" + marks(9) + ") ON CONFLICT DO NOTHING"
		_, err := s.run(ctx, tx, query, t.Team, t.Number, o.round, o.fix.Cause, o.fix.key(), searchKey(t.Provider), flag(o.cleared), flag(o.together), toUnix(o.at))
		if err != nil {
			return err
		}
	}
	return nil
}
