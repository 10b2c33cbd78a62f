package storage

import (
	"context"
	"fmt"
	"slices"
)

// Rounds are a ticket's rounds in the order they were sent; none if there is no such ticket.
func (s *Store) Rounds(ctx context.Context, team string, number int64) ([]Round, error) {
	rounds, err := s.roundsIn(ctx, s.db, team, number)
	if err != nil {
		return nil, fmt.Errorf("read the rounds of ticket %d: %w", number, err)
	}
	return rounds, nil
}

func (s *Store) roundsIn(ctx context.Context, on handle, team string, number int64) ([]Round, error) {
	query := `SELECT round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict, reason, verdict_by, verdict_at
		FROM rounds WHERE team = ? AND ticket = ? ORDER BY round`
	rounds, err := collect(ctx, s, on, scanRound, query, team, number)
	if err != nil || len(rounds) == 0 {
		return nil, err
	}
	causes, err := collect(ctx, s, on, scanRoundPart, "SELECT round, cause, '' FROM round_causes WHERE team = ? AND ticket = ? ORDER BY round, cause", team, number)
	if err != nil {
		return nil, err
	}
	fixes, err := collect(ctx, s, on, scanRoundPart, "SELECT round, cause, fix FROM round_fixes WHERE team = ? AND ticket = ? ORDER BY round, cause, fix", team, number)
	if err != nil {
		return nil, err
	}
	for i := range rounds {
		r := &rounds[i]
		for _, c := range causes {
			if c.round == r.Number {
				r.Causes = append(r.Causes, c.fix.Cause)
			}
		}
		for _, f := range fixes {
			if f.round == r.Number {
				r.Fixes = append(r.Fixes, f.fix)
			}
		}
		slices.Sort(r.Causes) // the databases order texts each in its own way
	}
	return rounds, nil
}

func scanRound(row scanner) (Round, error) {
	var r Round
	var sent, judged int64
	err := row.Scan(&r.Number, &r.Kind, &r.Body, &r.WordedBy, &r.Reference, &r.FeeCents, &r.FeePayer, &r.SentBy, &sent, &r.Verdict, &r.Reason,
		&r.VerdictBy, &judged)
	r.SentAt, r.VerdictAt = fromUnix(sent), fromUnix(judged)
	return r, err
}

// roundPart is a cause or a fix of a round.
type roundPart struct {
	round int64
	fix   Fix
}

func scanRoundPart(row scanner) (roundPart, error) {
	var p roundPart
	err := row.Scan(&p.round, &p.fix.Cause, &p.fix.Step)
	return p, err
}
