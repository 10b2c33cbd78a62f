package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	_ "github.com/mattn/go-sqlite3" // driver "sqlite3"

	"tcrbot/storage"
)

const (
	team   = "T1"
	span   = 3 * 365 * 24 * 60 * 60 // seconds
	moment = 1795608000             // 25 November 2026, noon
)

// clock stands still at the moment at which everything is asked.
func clock() time.Time { return time.Unix(moment, 0).UTC() }

// fill makes the tickets, unless they are there already. Indexes are taken away meanwhile.
func fill(ctx context.Context, path string, tickets int) error {
	store, err := storage.Open(ctx, path, storage.Options{Now: clock})
	if err != nil {
		return err
	}
	if _, err := store.Migrate(ctx); err != nil {
		return err
	}
	made, err := store.CountTickets(ctx, storage.TicketFilter{Team: team})
	if err := store.Close(); err != nil {
		return err
	}
	if err != nil || made > 0 {
		return err
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	return load(ctx, db, tickets)
}

func load(ctx context.Context, db *sql.DB, tickets int) error {
	indexes, err := texts(ctx, db, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
	if err != nil {
		return err
	}
	names, err := texts(ctx, db, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
	if err != nil {
		return err
	}
	statements := []string{"PRAGMA synchronous = OFF", "PRAGMA cache_size = -400000"}
	for _, n := range names {
		statements = append(statements, "DROP INDEX "+n)
	}
	statements = append(statements, rows(tickets)...)
	statements = append(statements, indexes...)
	for _, s := range append(statements, "PRAGMA wal_checkpoint(TRUNCATE)") {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%.60s …: %w", s, err)
		}
	}
	return nil
}

func texts(ctx context.Context, db *sql.DB, query string) ([]string, error) {
	found, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var out []string
	for found.Next() {
		var s string
		if err := found.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, found.Err()
}

// rows are the statements that make everything. Numbers are mixed by multiplying with large odd ones, so that each run makes the same.
func rows(tickets int) []string {
	first := moment - span
	made := fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d),
		mixed AS (SELECT i, (i * 2654435761) %% 1000003 AS a, (i * 40503) %% 65521 AS b, %d + CAST(i * %d.0 / %d AS INTEGER) AS created FROM n),
		t AS (SELECT i, a, b, created, min(created + 3600 * (24 + a %% 700), %d) AS done, a %% 50 = 0 OR created + 3600 * (24 + a %% 700) > %d AS open FROM mixed)`, tickets, first, span, tickets, moment, moment)
	return []string{
		"CREATE TEMP TABLE t AS " + made + " SELECT * FROM t",
		"INSERT INTO teams (team, name, next_ticket) VALUES ('T1', 'Bench', " + fmt.Sprint(tickets+1) + ")",
		`INSERT INTO tickets (team, number, customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner, status, outcome,
			helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since, ended_at, card_channel, card_ts,
			campaign_key, provider_key, names, first_reply_at)
			SELECT 'T1', i, 'Customer ' || b, '', 'C' || a, CASE a % 4 WHEN 0 THEN 'Bandwidth' WHEN 1 THEN 'DCA2' ELSE 'Twilio' END, 'campaign',
			'Declined: the HELP reply gives no contact, and the page does not say how often texts come', 'cause-' || (b * b / 65521 % 87), 1, 'U' || (a % 60),
			CASE WHEN open THEN 'waiting-provider' WHEN a % 3 = 0 THEN 'closed' ELSE 'approved' END, '', '', '', a % 30 = 0, '', 'U' || (b % 60), created, done,
			CASE WHEN open THEN created ELSE done END, CASE WHEN open THEN 0 ELSE done END, 'C0TEAM', '1.1', 'c' || a,
			CASE a % 4 WHEN 0 THEN 'bandwidth' WHEN 1 THEN 'dca2' ELSE 'twilio' END, ' customer ' || b, CASE a % 40 WHEN 7 THEN 0 ELSE created + b % 40000 END FROM t`,
		event(1, "created", "opened", "''", "''", "1"),
		event(2, "created + (done - created) / 4", "status", "'new'", "'working'", "1"),
		event(3, "created + (done - created) / 3", "status", "'working'", "'waiting-customer'", "1"),
		event(4, "created + (done - created) / 2", "status", "'waiting-customer'", "'waiting-provider'", "1"),
		event(5, "done", "status", "'waiting-provider'", "CASE WHEN a % 3 = 0 THEN 'closed' ELSE 'approved' END", "NOT open"),
		round(1, "created", "created + (done - created) / 4", "1"),
		round(2, "created + (done - created) / 2", "done", "a % 10 < 7 AND NOT open"),
		round(3, "created + (done - created) / 2 + 60", "done", "a % 10 = 3 AND NOT open"),
		`INSERT INTO round_causes (team, ticket, round, cause) SELECT 'T1', i, 1, 'cause-' || (b % 87) FROM t`,
		`INSERT INTO outcomes (team, ticket, round, cause, fix, provider_key, cleared, together, at)
			SELECT 'T1', i, 2, 'cause-' || (b % 87), '', 'twilio', a % 5 < 4, 0, done FROM t WHERE a % 10 < 7 AND NOT open`,
		`INSERT INTO lookups (team, id, person, at, kind, body, verdict, confidence, causes, provider, code, gap, source, source_link)
			SELECT 'T1', 'L' || i, 'U' || (a % 60), created, 'match', 'Declined: the HELP reply gives no contact ' || b, 'match', 'high', 'cause-' || (b % 87), 'Twilio', '',
			a % 60 = 1, 'command', '' FROM t`,
		`INSERT INTO nags (team, ticket, since, shown, shown_at, hold_until, escalated_at) SELECT 'T1', i, created, 6, created, created, created + 600000 FROM t WHERE open`,
		"DROP TABLE t",
	}
}

func event(seq int, at, kind, was, became, where string) string {
	return fmt.Sprintf(`INSERT INTO ticket_events (team, ticket, seq, at, actor, kind, field, was, became, body)
		SELECT 'T1', i, %d, %s, 'U' || (a %% 60), '%s', '', %s, %s, '' FROM t WHERE %s`, seq, at, kind, was, became, where)
}

func round(n int, sent, decided, where string) string {
	verdict := "CASE WHEN a % 10 < 5 THEN 'approved' ELSE 'rejected' END"
	if n != 2 {
		verdict = "'rejected'"
	}
	return fmt.Sprintf(`INSERT INTO rounds (team, ticket, round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict, reason, verdict_by, verdict_at)
		SELECT 'T1', i, %d, 'submission', 'Texts about appointments, sent to people who asked for them', CASE a %% 3 WHEN 0 THEN 'us' ELSE 'customer' END, '', 1500,
		CASE a %% 4 WHEN 0 THEN 'us' ELSE 'customer' END, 'U' || (a %% 60), %s, %s, '', '', %s FROM t WHERE %s`, n, sent, verdict, decided, where)
}
