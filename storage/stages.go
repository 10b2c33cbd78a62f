package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Stage is a stay of a ticket in a status.
type Stage struct{ From, To time.Time }

// answered notes the first reply. A ticket is answered when it is first said to wait for the customer or the provider, or is
// approved: none of these happens without a word to the customer. Taking it, working on it or closing it as a duplicate is none.
// Handlers that hand out a reply for a ticket set FirstReplyAt themselves.
func (t *Ticket) answered() {
	tells := []Status{StatusWaitingCustomer, StatusWaitingProvider, StatusApproved}
	if t.FirstReplyAt.IsZero() && slices.Contains(tells, t.Status) {
		t.FirstReplyAt = t.StatusSince
	}
}

// leaveTraces keeps what reminders rest on: the stage a ticket left, and that a person wrote a note.
func (s *Store) leaveTraces(ctx context.Context, tx *sql.Tx, t, before Ticket, actor string, events []Event) error {
	if t.Status != before.Status {
		if err := s.writeStage(ctx, tx, before, before.Status, Stage{before.StatusSince, t.StatusSince}); err != nil {
			return err
		}
	}
	noted := slices.ContainsFunc(events, func(e Event) bool { return e.Kind == EventNote })
	if !noted || actor == Bot {
		return nil
	}
	query := `INSERT INTO nags (team, ticket, since, shown, shown_at, hold_until, escalated_at, noted_at) VALUES (?, ?, 0, 0, 0, 0, 0, ?)
		ON CONFLICT (team, ticket) DO UPDATE SET noted_at = excluded.noted_at`
	_, err := s.run(ctx, tx, query, t.Team, t.Number, toUnix(t.UpdatedAt))
	return err
}

func (s *Store) writeStage(ctx context.Context, tx *sql.Tx, t Ticket, status Status, stay Stage) error {
	query := `INSERT INTO stages (team, ticket, entered_at, left_at, status, provider_key, kind) VALUES (` + marks(7) + `)
		ON CONFLICT (team, ticket, entered_at, status) DO NOTHING`
	_, err := s.run(ctx, tx, query, t.Team, t.Number, toUnix(stay.From), toUnix(stay.To), string(status), searchKey(t.Provider), t.Kind)
	return err
}

// stayed tells where a ticket that came from elsewhere was, as far as its rounds do: with the provider until each verdict, and with
// us from a refusal to what was sent next. A round whose times are unknown, or the same, teaches nothing, nor does one sent in the
// moment of the refusal before: files that do not say when it was sent are read that way.
func (s *Store) stayed(ctx context.Context, tx *sql.Tx, t Ticket, rounds []Round) error {
	var refused time.Time
	for _, r := range rounds {
		if r.SentAt.IsZero() || r.VerdictAt.IsZero() || r.Verdict == Awaited {
			continue
		}
		if !refused.IsZero() && r.SentAt.After(refused) {
			if err := s.writeStage(ctx, tx, t, StatusWorking, Stage{refused, r.SentAt}); err != nil {
				return err
			}
		}
		if r.VerdictAt.After(r.SentAt) && !r.SentAt.Equal(refused) {
			if err := s.writeStage(ctx, tx, t, StatusWaitingProvider, Stage{r.SentAt, r.VerdictAt}); err != nil {
				return err
			}
		}
		if refused = (time.Time{}); r.Verdict == Rejected {
			refused = r.VerdictAt
		}
	}
	return nil
}

// Bot is the actor of what the bot does by itself; it is no activity on a ticket.
const Bot = "tcrbot"

// Stages gives the latest stays in a status of tickets of a provider, the newest end first. The provider is a [ProviderKey].
func (s *Store) Stages(ctx context.Context, team, provider string, status Status, limit int) ([]Stage, error) {
	query := `SELECT entered_at, left_at FROM stages WHERE team = ? AND provider_key = ? AND status = ? ORDER BY left_at DESC LIMIT ?`
	scan := func(row scanner) (Stage, error) {
		var from, to int64
		err := row.Scan(&from, &to)
		return Stage{fromUnix(from), fromUnix(to)}, err
	}
	found, err := collect(ctx, s, s.db, scan, query, team, provider, string(status), limit)
	if err != nil {
		return nil, fmt.Errorf("read how long tickets stayed: %w", err)
	}
	return found, nil
}

// OpenStage is where an open ticket is, and since when.
type OpenStage struct {
	Provider string // a [ProviderKey]
	Status   Status
	Since    time.Time
}

// OpenStages tells where the open tickets are that work on, or wait for, a provider.
func (s *Store) OpenStages(ctx context.Context, team string) ([]OpenStage, error) {
	query := `SELECT provider_key, status, status_since FROM tickets WHERE team = ? AND ended_at = 0 AND provider_key <> ''
		AND status IN ('working', 'waiting-provider')`
	scan := func(row scanner) (o OpenStage, err error) {
		var since int64
		err = row.Scan(&o.Provider, &o.Status, &since)
		o.Since = fromUnix(since)
		return o, err
	}
	found, err := collect(ctx, s, s.db, scan, query, team)
	if err != nil {
		return nil, fmt.Errorf("read where tickets are: %w", err)
	}
	return found, nil
}
