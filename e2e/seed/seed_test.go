package seed

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/knowledge"
	"tcrbot/storage"
)

const team = "T1"

func people() People { return People{"ana": "U1", "ben": "U2", "chris": "U3", "mo": "U4"} }

func fill(t *testing.T, now time.Time) (*storage.Store, Figures) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "seed.db")
	figures, err := Fill(t.Context(), path, Options{Team: team, TeamName: "Team", People: people(), Now: now, Cards: true})
	if err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(t.Context(), path, storage.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, figures
}

func tickets(t *testing.T, s *storage.Store) []storage.Ticket {
	t.Helper()
	list, err := s.Tickets(t.Context(), storage.TicketFilter{Team: team, Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Any day must do: a Monday before work, a Sunday, a day after the clocks changed.
func days(t *testing.T) []time.Time {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	return []time.Time{
		time.Date(2026, 11, 25, 14, 20, 0, 0, zone), time.Date(2026, 11, 23, 0, 5, 0, 0, zone),
		time.Date(2026, 11, 22, 12, 0, 0, 0, zone), time.Date(2026, 3, 9, 9, 0, 0, 0, zone),
	}
}

func TestHistoryIsOneThatCouldHaveBeen(t *testing.T) {
	for _, now := range days(t) {
		s, figures := fill(t, now)
		if figures.Tickets < 55 || figures.Open < 15 || figures.Questions < 120 {
			t.Errorf("%s: only %+v", now, figures)
		}
		seen := map[storage.Status]int{}
		for _, ticket := range tickets(t, s) {
			seen[ticket.Status]++
			checkHistory(t, s, ticket, now)
		}
		for _, status := range storage.Statuses() {
			if seen[status] == 0 {
				t.Errorf("%s: no ticket is %s", now, status)
			}
		}
	}
}

func checkHistory(t *testing.T, s *storage.Store, ticket storage.Ticket, now time.Time) {
	t.Helper()
	events, err := s.Events(t.Context(), team, ticket.Number)
	if err != nil {
		t.Fatal(err)
	}
	last := now.AddDate(0, 0, -60)
	for _, e := range events {
		if e.At.Before(last) || e.At.After(now) {
			t.Errorf("#%d %s at %s, after %s and before %s", ticket.Number, e.Kind, e.At, last, now)
		}
		last = e.At
	}
	if _, err := s.Lookup(t.Context(), team, ticket.LookupID); err != nil {
		t.Errorf("#%d: %v", ticket.Number, err)
	}
}

func TestCausesAndProvidersAreKnown(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	cases, err := stories()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if _, ok := base.Article(c.cause); !ok {
			t.Errorf("%s: no article %q", c.customer, c.cause)
		}
		if knowledge.ProviderName(c.provider) != c.provider || c.kind != "campaign" && c.kind != "brand" {
			t.Errorf("%s: %q, %q", c.customer, c.kind, c.provider)
		}
	}
}

func TestSameNowGivesTheSameHistory(t *testing.T) {
	now := days(t)[0]
	first, _ := fill(t, now)
	second, _ := fill(t, now)
	if d := cmp.Diff(tickets(t, first), tickets(t, second)); d != "" {
		t.Error(d)
	}
}

func TestAWeekHasSomethingToTell(t *testing.T) {
	now := days(t)[0]
	s, _ := fill(t, now)
	scope, span := storage.Scope{Team: team}, storage.Span{From: now.AddDate(0, 0, -7), To: now}
	weeks, err := s.Series(t.Context(), scope, []time.Time{span.From, span.To})
	if err != nil {
		t.Fatal(err)
	}
	causes, err := s.CausesOf(t.Context(), scope, span)
	if err != nil {
		t.Fatal(err)
	}
	known, err := s.KnowledgeIn(t.Context(), scope, span)
	if err != nil {
		t.Fatal(err)
	}
	if weeks[0].Opened == 0 || weeks[0].Approved == 0 || known.Questions == 0 || len(causes) == 0 {
		t.Errorf("the last week is dull: %+v, %+v, %+v", weeks, known, causes)
	}
	waiting, _, err := s.OutboxDepth(t.Context())
	if err != nil || waiting < 15 {
		t.Errorf("%d cards wait, %v", waiting, err)
	}
}
