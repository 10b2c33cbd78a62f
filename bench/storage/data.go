package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"tcrbot/storage"
)

const team = "T1"

// now is the moment at which everything is asked; the tickets are of the three years before.
//
//nolint:gochecknoglobals // a time cannot be a constant
var now = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

const span = 3 * 365 * 24 * time.Hour

// maker makes tickets, the same ones each time.
type maker struct {
	random                   *rand.Rand
	firsts, seconds, trades  []string
	providers, causes        []string
	complaints, fillers, why []string
}

func newMaker(seed uint64) *maker {
	m := &maker{random: rand.New(rand.NewPCG(seed, 7))}
	m.firsts, m.seconds = invented("ka lo mi ve ro sa ti no bel dar fen gul", 300), invented("ster mont field wood berg dale ford haven ridge stone", 400)
	m.trades = strings.Fields("Roofing Salon Dental Bakery Plumbing Church Fitness Realty Motors Clinic Pharmacy School Insurance Travel Catering Legal Vets Flowers Cleaning Security Optics Print Bikes Boats Books")
	m.providers = strings.Fields("Twilio Twilio Twilio Twilio Bandwidth Bandwidth RingCentral RingCentral Telnyx AWS Vonage Plivo Sinch Infobip")
	for i := range 87 {
		m.causes = append(m.causes, fmt.Sprintf("cause-%02d", i))
	}
	m.complaints = []string{
		"the opt-in page does not show how consent is given", "the HELP reply has no contact", "the privacy policy is missing", "sample messages do not name the brand",
		"the website cannot be reached", "the use case does not fit the samples", "the tax number does not match the name", "message frequency is not disclosed",
		"terms of service are not linked", "a public link shortener is used", "content is not allowed on this route", "STOP is not confirmed by a reply",
	}
	m.fillers = invented("qu or an il es um tra pli gno vex dor shi", 1500)
	m.why = []string{"call back on Monday", "customer sends a screenshot", "resubmitted with new wording", "asked the provider for the reviewer's reason", "they have changed the form", "waiting for the tax letter"}
	return m
}

// invented makes words out of syllables.
func invented(syllables string, n int) []string {
	parts := strings.Fields(syllables)
	out := make([]string, 0, n)
	for i := range n {
		var word strings.Builder
		for k := i + len(parts); k > 0; k /= len(parts) {
			word.WriteString(parts[k%len(parts)])
		}
		out = append(out, strings.ToUpper(word.String()[:1])+word.String()[1:])
	}
	return out
}

func pickOf(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// common picks the first of a list more often than the last.
func common(r *rand.Rand, list []string) string {
	return list[min(int(r.ExpFloat64()*float64(len(list))/5), len(list)-1)]
}

func (m *maker) customer() string {
	return pickOf(m.random, m.firsts) + " " + pickOf(m.random, m.seconds) + " " + pickOf(m.random, m.trades)
}

func person(n int) string { return fmt.Sprintf("U%04d", n) }

// tickets makes n tickets of all, beginning with number from; two in a hundred are open.
func (m *maker) tickets(from, n, all int) []storage.Loaded {
	out := make([]storage.Loaded, 0, n)
	for i := range n {
		created := now.Add(-span + time.Duration(float64(span)*float64(from+i)/float64(all)))
		out = append(out, m.ticket(created, m.random.IntN(50) == 0))
	}
	return out
}

func (m *maker) ticket(created time.Time, open bool) storage.Loaded {
	r := m.random
	t := storage.Ticket{
		Team: team, Customer: m.customer(), CampaignID: fmt.Sprintf("C%06X", r.IntN(1<<24)), Provider: pickOf(r, m.providers), Kind: "campaign",
		Cause: common(r, m.causes), OpenedBy: person(r.IntN(60)), Owner: person(r.IntN(60)), HelpdeskRef: fmt.Sprintf("HD-%d", r.IntN(2_000_000)),
		Rejection: m.rejection(), CreatedAt: created, Status: storage.StatusClosed, Outcome: "fixed", TextingBlocked: r.IntN(30) == 0,
		CardChannel: "C0TEAM", CardTS: fmt.Sprintf("%d.%06d", created.Unix(), r.IntN(1_000_000)),
	}
	if r.IntN(2) == 0 {
		t.Brand = t.Customer + " LLC"
	}
	if r.IntN(8) == 0 {
		t.Kind = "brand"
	}
	if r.IntN(3) > 0 {
		t.Status, t.Outcome = storage.StatusApproved, "approved"
	}
	since := created.Add(time.Duration(1+r.IntN(30*24)) * time.Hour)
	if open {
		t.Status, t.Outcome, since = storage.Statuses()[r.IntN(4)], "", now.Add(-time.Duration(r.IntN(40*24))*time.Hour)
		if r.IntN(10) == 0 {
			t.Owner = ""
		}
	}
	if since.After(now) || since.Before(created) {
		since = created
	}
	t.StatusSince, t.UpdatedAt = since, since
	return storage.Loaded{Ticket: t, Events: m.events(t)}
}

func (m *maker) rejection() string {
	words := []string{"Declined:", pickOf(m.random, m.complaints) + ","}
	for range 3 + m.random.IntN(5) {
		words = append(words, strings.ToLower(common(m.random, m.fillers)))
	}
	return strings.Join(append(words, "and", pickOf(m.random, m.complaints)), " ")
}

func (m *maker) events(t storage.Ticket) []storage.Event {
	at := func(step int) time.Time {
		return t.CreatedAt.Add(t.StatusSince.Sub(t.CreatedAt) * time.Duration(step) / 4)
	}
	return []storage.Event{
		{Kind: storage.EventOpened, Actor: t.OpenedBy, At: at(0)},
		{Kind: storage.EventAssigned, Actor: t.OpenedBy, To: t.Owner, At: at(1)},
		{Kind: storage.EventStatus, Actor: t.Owner, From: "new", To: "working", At: at(2)},
		{Kind: storage.EventNote, Actor: t.Owner, Text: pickOf(m.random, m.why) + " " + strings.ToLower(common(m.random, m.fillers)), At: at(3)},
		{Kind: storage.EventStatus, Actor: t.Owner, From: "working", To: string(t.Status), At: at(4)},
	}
}
