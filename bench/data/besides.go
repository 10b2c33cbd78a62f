package data

import (
	"fmt"
	"strings"
)

// besides are the statements that make rounds, outcomes, questions, stages and reminders for the tickets. Numbers are mixed by
// multiplying with large odd ones, so that each run makes the same.
func besides() []string {
	const shape = `CREATE TEMP TABLE shape AS SELECT number AS i, (number * 2654435761) % 1000003 AS a, (number * 40503) % 65521 AS b, created_at AS created,
		status_since AS done, ended_at = 0 AS open, status, provider, provider_key, cause, owner, opened_by, customer FROM tickets`
	return []string{
		shape,
		round(1, "created", "created + (done - created) / 4", "'rejected'", "1 = 1"),
		round(2, "created + (done - created) / 2", "done", "CASE WHEN status = 'approved' THEN 'approved' ELSE 'rejected' END", "a % 10 < 7 AND NOT open"),
		round(3, "created + (done - created) / 2 + 60", "done", "'rejected'", "a % 10 = 3 AND NOT open"),
		`INSERT INTO round_causes (team, ticket, round, cause) SELECT 'T1', i, 1, cause FROM shape`,
		`INSERT INTO round_fixes (team, ticket, round, cause, fix) SELECT 'T1', i, 2, cause, '' FROM shape WHERE a % 10 < 7 AND NOT open`,
		`INSERT INTO outcomes (team, ticket, round, cause, fix, provider_key, cleared, together, at)
			SELECT 'T1', i, 2, cause, '', provider_key, CASE WHEN a % 5 < 4 THEN 1 ELSE 0 END, 0, done FROM shape WHERE a % 10 < 7 AND NOT open`,
		`INSERT INTO lookups (team, id, person, at, kind, body, verdict, confidence, causes, provider, code, gap, source, source_link)
			SELECT 'T1', 'L' || i, opened_by, created, 'match', 'Declined: the HELP reply gives no contact ' || b, 'match', 'high', cause, provider, '',
			CASE WHEN a % 60 = 1 THEN 1 ELSE 0 END, 'command', '' FROM shape`,
		`INSERT INTO votes (team, lookup, person, cause, is_right, at) SELECT 'T1', 'L' || i, owner, cause, CASE WHEN a % 10 = 1 THEN 0 ELSE 1 END, created + 60 FROM shape WHERE b % 20 = 1`,
		stage("new", "created", "created + (done - created) / 4"),
		stage("waiting-customer", "created + (done - created) / 4", "created + (done - created) / 2"),
		stage("waiting-provider", "created + (done - created) / 2", "done"),
		`INSERT INTO nags (team, ticket, since, shown, shown_at, hold_until, escalated_at, noted_at)
			SELECT 'T1', i, done, 1 + a % 4, done + 86400, done + 86400 * (2 + b % 4), CASE WHEN a % 20 = 1 THEN done + 600000 ELSE 0 END, 0 FROM shape WHERE open AND a % 3 > 0`,
		"DROP TABLE shape",
	}
}

func round(n int, sent, decided, verdict, where string) string {
	return fmt.Sprintf(`INSERT INTO rounds (team, ticket, round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict, reason, verdict_by, verdict_at)
		SELECT 'T1', i, %d, 'submission', '%s', CASE a %% 3 WHEN 0 THEN 'us' ELSE 'customer' END, '', 1500,
		CASE a %% 4 WHEN 0 THEN 'us' ELSE 'customer' END, owner, %s, %s, '', owner, %s FROM shape WHERE %s`, n,
		strings.Repeat("Texts about appointments, sent to people who asked for them. ", 4), sent, verdict, decided, where)
}

func stage(status, from, to string) string {
	return fmt.Sprintf(`INSERT INTO stages (team, ticket, entered_at, left_at, status, provider_key, kind)
		SELECT 'T1', i, %s, %s, '%s', provider_key, 'campaign' FROM shape WHERE NOT open`, from, to, status)
}
