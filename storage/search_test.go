package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

func found(list []storage.FoundTicket) string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprint(f.Number))
	}
	return strings.Join(out, " ")
}

func TestSearchLooksEverywhereAndPutsNamesFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Customer: "Zebra Roofing", CampaignID: "CABC123", HelpdeskRef: "HD-4711", Provider: "Twilio"})
		b.create(storage.Ticket{Customer: "Quagga", Rejection: "Their roofing page lacks an opt-in. Zebra stripes are shown.", Provider: "Bandwidth"})
		b.create(storage.Ticket{Customer: "Ünal Çelik", Brand: "Okapi LLC"})
		must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 3, "UANA", func(*storage.Ticket) ([]storage.Event, error) {
			return []storage.Event{{Kind: storage.EventNote, Text: "The zebra called, a screenshot follows"}}, nil
		}, nil))
		b.create(storage.Ticket{Customer: "Zebra Crossing"})
		b.move(4, storage.StatusClosed)
		b.create(storage.Ticket{Team: "T2", Customer: "Zebra Roofing"})
		for _, c := range []struct {
			words, want string
			filter      storage.TicketFilter
		}{
			{"zebra", "1 4 2 3", storage.TicketFilter{}},
			{"ZEBRA roofing", "1 2", storage.TicketFilter{}},
			{"zebra the", "1 4 2 3", storage.TicketFilter{}},
			{"cabc123", "1", storage.TicketFilter{}},
			{"hd-4711", "1", storage.TicketFilter{}},
			{"4711 zebra", "1", storage.TicketFilter{}},
			{"screenshot", "3", storage.TicketFilter{}},
			{"opt-in", "2", storage.TicketFilter{}},
			{"unal okap", "3", storage.TicketFilter{}},
			{"#2", "2", storage.TicketFilter{}},
			{"zebra", "1 2 3", storage.TicketFilter{OpenOnly: true}},
			{"zebra", "4", storage.TicketFilter{ClosedOnly: true}},
			{"zebra", "2", storage.TicketFilter{Provider: "BANDWIDTH"}},
			{"zebra unicorn", "", storage.TicketFilter{}},
			{"unicorn", "", storage.TicketFilter{}},
			{"%", "", storage.TicketFilter{}},
			{"", "", storage.TicketFilter{}},
		} {
			c.filter.Team = "T1"
			if got := found(must[[]storage.FoundTicket](t)(b.Search(t.Context(), c.words, c.filter))); got != c.want {
				t.Errorf("%q %+v: found %q, want %q", c.words, c.filter, got, c.want)
			}
		}
		in := must[[]storage.FoundTicket](t)(b.Search(t.Context(), "zebra stripes", storage.TicketFilter{Team: "T1"}))
		if len(in) != 1 || !slices.Equal(in[0].In, []string{"rejection"}) {
			t.Errorf("found in: %+v", in)
		}
	})
}

func TestWordsThatGoAreNoLongerFound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		change := func(how func(*storage.Ticket)) {
			t.Helper()
			must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
				how(t)
				return []storage.Event{{Kind: storage.EventNote, Text: "a stripe"}}, nil
			}, nil))
		}
		search := func(words string) string {
			return found(must[[]storage.FoundTicket](t)(b.Search(t.Context(), words, storage.TicketFilter{Team: "T1"})))
		}
		b.create(storage.Ticket{Customer: "Zebra", Rejection: "stripe missing"})
		change(func(t *storage.Ticket) { t.Rejection, t.Customer = "", "Quagga" })
		for words, want := range map[string]string{"zebra": "", "quagga": "1", "missing": "", "stripe": "1"} {
			if got := search(words); got != want {
				t.Errorf("%s: found %q, want %q", words, got, want)
			}
		}
	})
}

func TestSearchMeetsWordsAcrossBlocks(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var list []storage.Loaded
		for i := range 1500 {
			l := storage.Loaded{Ticket: storage.Ticket{Customer: fmt.Sprint("Common ", i%7), Status: storage.StatusClosed, CreatedAt: b.clock.read()}}
			if i == 3 || i == 700 || i == 1499 {
				l.Events = []storage.Event{{Kind: storage.EventNote, Actor: "UANA", At: b.clock.read(), Text: "needle"}}
			}
			list = append(list, l)
		}
		numbers := must[[]int64](t)(b.Load(t.Context(), "T1", list))
		if numbers[0] != 1 || numbers[1499] != 1500 {
			t.Errorf("numbers from %d to %d", numbers[0], numbers[1499])
		}
		if got := found(must[[]storage.FoundTicket](t)(b.Search(t.Context(), "common needle", storage.TicketFilter{Team: "T1"}))); got != "1500 701 4" {
			t.Errorf("found %q", got)
		}
		if n := len(must[[]storage.FoundTicket](t)(b.Search(t.Context(), "common", storage.TicketFilter{Team: "T1"}))); n != 60 {
			t.Errorf("%d found", n)
		}
		if got := b.create(storage.Ticket{}); got.Number != 1501 {
			t.Errorf("the next number is %d", got.Number)
		}
		if events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 4)); len(events) != 1 || events[0].Text != "needle" {
			t.Errorf("events: %+v", events)
		}
	})
}

func TestCommonNamesAreFoundAmongOpenTicketsTooOldForAPage(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var list []storage.Loaded
		for i := range 2600 {
			status := storage.StatusClosed
			if i == 1 {
				status = storage.StatusWorking
			}
			list = append(list, storage.Loaded{Ticket: storage.Ticket{Customer: "Same Name", Status: status, CreatedAt: b.clock.read().Add(-time.Duration(5000-i) * time.Hour)}})
		}
		must[[]int64](t)(b.Load(t.Context(), "T1", list))
		if got := numbers(must[[]storage.Ticket](t)(b.FindOpen(t.Context(), "T1", "", "same name"))); got != "2" {
			t.Errorf("open: %q", got)
		}
		if got := numbers(must[[]storage.Ticket](t)(b.Tickets(t.Context(), storage.TicketFilter{Team: "T1", Customer: "same", Limit: 3}))); got != "2600 2599 2598" {
			t.Errorf("newest: %q", got)
		}
	})
}

func TestSimilarTicketsAreOfTheSameCaseOrText(t *testing.T) {
	const text = "Campaign declined: the opt-in page at our example shop shows no checkbox, and the HELP reply lacks any contact of the brand"
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Customer: "Okapi", CampaignID: "CABC123"})
		b.create(storage.Ticket{Customer: "Gnu", Brand: "Zebra Roofing"})
		b.create(storage.Ticket{Customer: "zebra roofing"})
		b.create(storage.Ticket{Customer: "Zebra Roofing South"})
		b.create(storage.Ticket{Customer: "Kudu", Rejection: strings.Replace(text, "any contact", "some contact", 1)})
		b.create(storage.Ticket{Customer: "Impala", Rejection: "Campaign declined: the website cannot be reached and the sample messages name no brand at all, says the reviewer"})
		b.create(storage.Ticket{Team: "T2", Customer: "Zebra Roofing", CampaignID: "CABC123"})
		mine := b.create(storage.Ticket{Customer: "Somebody", Brand: "Zebra Roofing", CampaignID: "cabc123", Rejection: text})
		var got []string
		for _, s := range must[[]storage.SimilarTicket](t)(b.Similar(t.Context(), mine, 5)) {
			got = append(got, fmt.Sprint(s.Number, s.Why))
		}
		if strings.Join(got, " ") != "1campaign 3brand 2brand 5text" {
			t.Errorf("similar: %q", got)
		}
		if got := must[[]storage.SimilarTicket](t)(b.Similar(t.Context(), storage.Ticket{Team: "T1", Customer: "Nobody"}, 5)); len(got) != 0 {
			t.Errorf("similar to nothing: %+v", got)
		}
	})
}

func TestLinksAndMergesAreWrittenOnBothTicketsOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		for range 3 {
			b.create(storage.Ticket{})
		}
		posts := func(t storage.Ticket, _ []storage.Event) []storage.OutboxItem {
			return []storage.OutboxItem{{Kind: "thread", Ticket: t.Number, Payload: []byte("{}")}}
		}
		var fresh [8]bool
		atOnce(t, len(fresh), func(i int) (err error) {
			a, z := int64(1+i%2), int64(2-i%2)
			fresh[i], err = b.LinkTickets(t.Context(), "T1", a, z, "UANA", posts)
			return err
		})
		if n := len(slices.DeleteFunc(fresh[:], func(f bool) bool { return !f })); n != 1 {
			t.Errorf("%d of eight linked them", n)
		}
		for one, other := range map[int64]int64{1: 2, 2: 1} {
			if got := must[[]int64](t)(b.Links(t.Context(), "T1", one)); !slices.Equal(got, []int64{other}) {
				t.Errorf("#%d is linked with %v", one, got)
			}
			if events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", one)); len(events) != 2 || events[1].To != fmt.Sprint(other) {
				t.Errorf("#%d: %+v", one, events)
			}
		}
		if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting != 2 {
			t.Errorf("%d messages, %v", waiting, err)
		}
		merge := func(from, into *storage.Ticket) error {
			from.Status, from.MergedInto = storage.StatusClosed, into.Number
			return nil
		}
		if got := must[storage.Ticket](t)(b.MergeTickets(t.Context(), "T1", 3, 1, "UANA", merge, posts)); got.Number != 1 {
			t.Errorf("#%d goes on", got.Number)
		}
		if three := b.ticket(3); three.MergedInto != 1 || three.EndedAt.IsZero() {
			t.Errorf("merged: %+v", three)
		}
		if _, err := b.LinkTickets(t.Context(), "T1", 1, 1, "UANA", nil); err == nil {
			t.Error("a ticket is linked with itself")
		}
		if _, err := b.MergeTickets(t.Context(), "T1", 9, 1, "UANA", merge, nil); err == nil {
			t.Error("a ticket that does not exist was merged")
		}
	})
}
