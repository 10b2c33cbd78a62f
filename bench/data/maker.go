// Package data makes the tickets that the measurements ask about: a desk of sixty people with three years behind it, the same each time.
// It goes around the store only for what the store has no way to load.
package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"tcrbot/storage"
)

// Team is whose tickets they are.
const Team = "T1"

// Now is the moment at which everything is asked; the tickets are of the three years before.
//
//nolint:gochecknoglobals // a time cannot be a constant
var Now = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

const span = 3 * 365 * 24 * time.Hour

// Maker makes tickets, the same ones each time.
type Maker struct {
	Random                   *rand.Rand
	Firsts, seconds, Trades  []string
	Providers, Causes        []string
	Complaints, Fillers, Why []string
}

// NewMaker gives one whose tickets follow from a seed.
func NewMaker(seed uint64) *Maker {
	m := &Maker{Random: rand.New(rand.NewPCG(seed, 7))}
	m.Firsts, m.seconds = invented("ka lo mi ve ro sa ti no bel dar fen gul", 300), invented("ster mont field wood berg dale ford haven ridge stone", 400)
	m.Trades = strings.Fields("Roofing Salon Dental Bakery Plumbing Church Fitness Realty Motors Clinic Pharmacy School Insurance Travel Catering Legal Vets Flowers Cleaning Security Optics Print Bikes Boats Books")
	m.Providers = strings.Fields("Twilio Twilio Twilio Twilio Bandwidth Bandwidth RingCentral RingCentral Telnyx AWS Vonage Plivo Sinch Infobip")
	for i := range 87 {
		m.Causes = append(m.Causes, fmt.Sprintf("cause-%02d", i))
	}
	m.Complaints = []string{
		"the opt-in page does not show how consent is given", "the HELP reply has no contact", "the privacy policy is missing", "sample messages do not name the brand",
		"the website cannot be reached", "the use case does not fit the samples", "the tax number does not match the name", "message frequency is not disclosed",
		"terms of service are not linked", "a public link shortener is used", "content is not allowed on this route", "STOP is not confirmed by a reply",
	}
	m.Fillers = invented("qu or an il es um tra pli gno vex dor shi", 1500)
	m.Why = []string{"call back on Monday", "customer sends a screenshot", "resubmitted with new wording", "asked the provider for the reviewer's reason", "they have changed the form", "waiting for the tax letter"}
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

// PickOf picks one, each as often.
func PickOf(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// Common picks the first of a list more often than the last.
func Common(r *rand.Rand, list []string) string {
	return list[min(int(r.ExpFloat64()*float64(len(list))/5), len(list)-1)]
}

// Customer is a name of three words.
func (m *Maker) Customer() string {
	return PickOf(m.Random, m.Firsts) + " " + PickOf(m.Random, m.seconds) + " " + PickOf(m.Random, m.Trades)
}

// Person is one of sixty, by number.
func Person(n int) string { return fmt.Sprintf("U%04d", n) }

// tickets makes n tickets of all, beginning with number from; one in a hundred is open.
func (m *Maker) tickets(from, n, all int) []storage.Loaded {
	out := make([]storage.Loaded, 0, n)
	for i := range n {
		created := Now.Add(-span + time.Duration(float64(span)*float64(from+i)/float64(all)))
		out = append(out, m.Ticket(created, m.Random.IntN(100) == 0))
	}
	return out
}

// Ticket makes one that was opened at a time.
func (m *Maker) Ticket(created time.Time, open bool) storage.Loaded {
	r := m.Random
	t := storage.Ticket{
		Team: Team, Customer: m.Customer(), CampaignID: fmt.Sprintf("C%06X", r.IntN(1<<24)), Provider: PickOf(r, m.Providers), Kind: "campaign",
		Cause: Common(r, m.Causes), OpenedBy: Person(r.IntN(60)), Owner: Person(r.IntN(60)), HelpdeskRef: fmt.Sprintf("HD-%d", r.IntN(2_000_000)),
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
		t.Status, t.Outcome, since = storage.Statuses()[r.IntN(4)], "", Now.Add(-time.Duration(r.IntN(40*24))*time.Hour)
		if r.IntN(10) == 0 {
			t.Owner = ""
		}
	}
	if since.After(Now) || since.Before(created) {
		since = created
	}
	t.StatusSince, t.UpdatedAt = since, since
	if r.IntN(40) > 0 && t.Status != storage.StatusNew {
		t.FirstReplyAt = created.Add(since.Sub(created) / 4)
	}
	return storage.Loaded{Ticket: t, Events: m.events(t)}
}

func (m *Maker) rejection() string {
	words := []string{"Declined:", PickOf(m.Random, m.Complaints) + ","}
	for range 3 + m.Random.IntN(5) {
		words = append(words, strings.ToLower(Common(m.Random, m.Fillers)))
	}
	return strings.Join(append(words, "and", PickOf(m.Random, m.Complaints)), " ")
}

func (m *Maker) events(t storage.Ticket) []storage.Event {
	at := func(step int) time.Time {
		return t.CreatedAt.Add(t.StatusSince.Sub(t.CreatedAt) * time.Duration(step) / 4)
	}
	ours, theirs := string(storage.StatusWaitingCustomer), string(storage.StatusWaitingProvider)
	return []storage.Event{
		{Kind: storage.EventOpened, Actor: t.OpenedBy, At: at(0)},
		{Kind: storage.EventStatus, Actor: t.Owner, From: "new", To: ours, At: at(1)},
		{Kind: storage.EventStatus, Actor: t.Owner, From: ours, To: theirs, At: at(2)},
		{Kind: storage.EventNote, Actor: t.Owner, Text: PickOf(m.Random, m.Why) + " " + strings.ToLower(Common(m.Random, m.Fillers)), At: at(3)},
		{Kind: storage.EventStatus, Actor: t.Owner, From: theirs, To: string(t.Status), At: at(4)},
	}
}
