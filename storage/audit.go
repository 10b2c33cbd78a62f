package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// AuditLine is something a person did: beside tickets, or, in what Audit gives, to one.
type AuditLine struct {
	At     time.Time // filled in by WriteAudit
	Actor  string    // user id, or "tcrbot" for the command line
	Act    string    // setting, role, export, import, tell-thread …; for a ticket the kind of its event
	Target string    // a setting's name, a person's id, #12
	Detail string    // never a pasted text
}

// WriteAudit keeps what somebody did.
func (s *Store) WriteAudit(ctx context.Context, team string, lines ...AuditLine) error {
	return s.tx(ctx, "keep who did what", func(tx *sql.Tx) error {
		if err := s.lockTeam(ctx, tx, team); err != nil {
			return err
		}
		return s.insertAudit(ctx, tx, team, lines)
	})
}

// lockTeam keeps others from the workspace's row until the end of the transaction, and makes it if it is not there.
func (s *Store) lockTeam(ctx context.Context, tx *sql.Tx, team string) error {
	lock := "INSERT INTO teams (team, name) VALUES (?, '') ON CONFLICT (team) DO UPDATE SET name = teams.name"
	_, err := s.run(ctx, tx, lock, team)
	return err
}

// insertAudit numbers the lines; the team's row is locked.
func (s *Store) insertAudit(ctx context.Context, tx *sql.Tx, team string, lines []AuditLine) error {
	for _, l := range lines {
		query := `INSERT INTO audit (team, seq, at, actor, act, target, detail)
			SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ?, ?, ? FROM audit WHERE team = ?`
		if _, err := s.run(ctx, tx, query, team, s.unix(), l.Actor, l.Act, l.Target, l.Detail, team); err != nil {
			return err
		}
	}
	return nil
}

// AuditFilter selects what was done; zero fields select all.
type AuditFilter struct {
	Team   string // required
	Actor  string // user id
	Ticket int64
	Limit  int // 0 means 30
}

// Audit tells who did what, newest first: what the audit keeps, and the history of tickets.
func (s *Store) Audit(ctx context.Context, f AuditFilter) ([]AuditLine, error) {
	if f.Limit == 0 {
		f.Limit = 30
	}
	audit, auditValues := []string{"team = ?"}, []any{f.Team}
	events, eventValues := []string{"team = ?"}, []any{f.Team}
	if f.Actor != "" {
		audit, auditValues = append(audit, "actor = ?"), append(auditValues, f.Actor)
		events, eventValues = append(events, "actor = ?"), append(eventValues, f.Actor)
	}
	if f.Ticket != 0 {
		audit, auditValues = append(audit, "target = ?"), append(auditValues, fmt.Sprintf("#%d", f.Ticket))
		events, eventValues = append(events, "ticket = ?"), append(eventValues, f.Ticket)
	}
	// Each half is cut by its own index before they are put together.
	query := fmt.Sprintf(`SELECT at, actor, act, target, detail, ticket FROM (
		SELECT * FROM (SELECT at, actor, act, target, detail, 0 AS ticket, seq FROM audit WHERE %[1]s ORDER BY seq DESC LIMIT %[3]d) a
		UNION ALL
		SELECT * FROM (SELECT at, actor, kind, field, CASE WHEN kind = 'note' THEN '' ELSE became END, ticket, seq FROM ticket_events
			WHERE %[2]s ORDER BY at DESC, ticket DESC, seq DESC LIMIT %[3]d) e
		) both_kinds ORDER BY at DESC, ticket DESC, seq DESC LIMIT %[3]d`, strings.Join(audit, " AND "), strings.Join(events, " AND "), f.Limit)
	scan := func(row scanner) (l AuditLine, err error) {
		var at, ticket int64
		err = row.Scan(&at, &l.Actor, &l.Act, &l.Target, &l.Detail, &ticket)
		l.At = fromUnix(at)
		if ticket != 0 {
			l.Target = strings.TrimSpace(fmt.Sprintf("#%d %s", ticket, l.Target))
		}
		return l, err
	}
	lines, err := collect(ctx, s, s.db, scan, query, append(auditValues, eventValues...)...)
	if err != nil {
		return nil, fmt.Errorf("read who did what: %w", err)
	}
	return lines, nil
}
