package storage

import (
	"context"
	"fmt"
	"time"
)

// KnowledgeCounts tell how well the knowledge served in a span.
type KnowledgeCounts struct {
	Questions  int
	Gaps       []Asked // questions without a good answer
	WrongVotes []Asked // questions whose answer somebody called wrong
}

// Asked is a question by its id, without who asked it.
type Asked struct {
	Lookup string
	At     time.Time
}

// KnowledgeIn counts questions and lists those that were served badly, oldest first.
func (s *Store) KnowledgeIn(ctx context.Context, scope Scope, span Span) (KnowledgeCounts, error) {
	var k KnowledgeCounts
	if err := s.settle(ctx); err != nil {
		return k, fmt.Errorf("count questions: %w", err)
	}
	terms, values := scope.questions("person")
	inSpan := "team = ? AND at >= ? AND at < ?"
	all := with([]any{scope.Team}, span.values(), values)
	var err error
	if k.Questions, err = s.count(ctx, "count questions", "SELECT COUNT(*) FROM lookups WHERE "+inSpan+terms, all...); err != nil {
		return k, err
	}
	if k.Gaps, err = s.asked(ctx, "SELECT id, at FROM lookups WHERE "+inSpan+" AND gap = 1"+terms+" ORDER BY at, id", all...); err != nil {
		return k, err
	}
	votes := "SELECT lookup, MAX(at) FROM votes WHERE " + inSpan + " AND is_right = 0"
	if terms != "" {
		votes += " AND EXISTS (SELECT 1 FROM lookups l WHERE l.team = votes.team AND l.id = votes.lookup"
		of, _ := scope.questions("l.person")
		votes += of + ")"
	}
	k.WrongVotes, err = s.asked(ctx, votes+" GROUP BY lookup ORDER BY MAX(at), lookup", all...)
	return k, err
}

func (s *Store) asked(ctx context.Context, query string, values ...any) ([]Asked, error) {
	scan := func(row scanner) (a Asked, err error) {
		var at int64
		err = row.Scan(&a.Lookup, &at)
		a.At = fromUnix(at)
		return a, err
	}
	found, err := collect(ctx, s, s.db, scan, query, values...)
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	return found, nil
}
