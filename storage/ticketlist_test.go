package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestEachFilterSelectsWhatItNames(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		b.create(storage.Ticket{Customer: "Zebra Roofing", Brand: "Stripes LLC", CampaignID: "cabc123", Provider: "Twilio", Owner: "UANA", OpenedBy: "UBEN", Cause: "optin-unclear"})
		b.clock.forward(time.Hour)
		b.create(storage.Ticket{Customer: "Ünal Çelik GmbH", Provider: "Bandwidth", Owner: "UBEN", Cause: "help-missing"})
		b.clock.forward(time.Hour)
		b.create(storage.Ticket{Customer: "100% Pure_Water", CampaignID: "CXYZ789"})
		b.move(3, storage.StatusClosed)
		b.create(storage.Ticket{Team: "T2", Customer: "Zebra Roofing", CampaignID: "CABC123", Owner: "UANA"})

		for _, c := range []struct {
			name   string
			filter storage.TicketFilter
			want   string
		}{
			{"nothing set", storage.TicketFilter{}, "3 2 1"},
			{"owner", storage.TicketFilter{Owner: "UANA"}, "1"},
			{"nobody's", storage.TicketFilter{Unowned: true}, "3"},
			{"opened by", storage.TicketFilter{OpenedBy: "UBEN"}, "1"},
			{"open", storage.TicketFilter{OpenOnly: true}, "2 1"},
			{"open, oldest first", storage.TicketFilter{OpenOnly: true, OldestFirst: true}, "1 2"},
			{"status", storage.TicketFilter{Status: storage.StatusClosed}, "3"},
			{"open and closed", storage.TicketFilter{Status: storage.StatusClosed, OpenOnly: true}, ""},
			{"cause", storage.TicketFilter{Cause: "help-missing"}, "2"},
			{"provider in other letters", storage.TicketFilter{Provider: "TWILIO"}, "1"},
			{"campaign in other letters", storage.TicketFilter{CampaignID: "Cabc123"}, "1"},
			{"a word of the customer", storage.TicketFilter{Customer: "ROOF"}, "1"},
			{"a word of the brand", storage.TicketFilter{Customer: "stripes"}, "1"},
			{"words in any order", storage.TicketFilter{Customer: "stripes zeb"}, "1"},
			{"the middle of a word", storage.TicketFilter{Customer: "ebra"}, ""},
			{"letters outside ASCII", storage.TicketFilter{Customer: "üNAL ÇEL"}, "2"},
			{"without the accents", storage.TicketFilter{Customer: "unal celik"}, "2"},
			{"signs that LIKE knows", storage.TicketFilter{Customer: "100% pure_water"}, "3"},
			{"a sign for any text", storage.TicketFilter{Customer: "%"}, ""},
			{"opened from", storage.TicketFilter{OpenedFrom: start.Add(time.Hour)}, "3 2"},
			{"opened before", storage.TicketFilter{OpenedTo: start.Add(time.Hour)}, "1"},
			{"unchanged since", storage.TicketFilter{StatusSince: start.Add(time.Hour)}, "2 1"},
			{"several at once", storage.TicketFilter{Owner: "UANA", Provider: "twilio", OpenOnly: true, Customer: "zebra"}, "1"},
			{"the second page", storage.TicketFilter{Limit: 1, Offset: 1}, "2"},
		} {
			c.filter.Team = "T1"
			found := must[[]storage.Ticket](t)(b.Tickets(t.Context(), c.filter))
			if got := numbers(found); got != c.want {
				t.Errorf("%s: found %q, want %q", c.name, got, c.want)
			}
			c.filter.Limit, c.filter.Offset = 0, 0
			if n, err := b.CountTickets(t.Context(), c.filter); err != nil || n < len(found) {
				t.Errorf("%s: counted %d, %v; listed %d", c.name, n, err, len(found))
			}
		}
	})
}

func numbers(tickets []storage.Ticket) string {
	var out []string
	for _, t := range tickets {
		out = append(out, fmt.Sprint(t.Number))
	}
	return strings.Join(out, " ")
}

func TestAListHasAHundredTicketsUnlessTold(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		for range 101 {
			b.create(storage.Ticket{})
		}
		if got := must[[]storage.Ticket](t)(b.Tickets(t.Context(), storage.TicketFilter{Team: "T1"})); len(got) != 100 || got[0].Number != 101 {
			t.Errorf("listed %d, from #%d", len(got), got[0].Number)
		}
		if n, err := b.CountTickets(t.Context(), storage.TicketFilter{Team: "T1"}); err != nil || n != 101 {
			t.Errorf("counted %d, %v", n, err)
		}
	})
}

func TestATicketIsFoundByItsNewNameAndNoLongerByTheOld(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Customer: "Zebra Roofing", Brand: "Zebra"})
		must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Customer = "Giraffe Roofing"
			return nil, nil
		}, nil))
		for name, want := range map[string]string{"giraffe": "1", "zebra roofing": "1", "roofing": "1", "zeb": "1"} {
			if got := numbers(must[[]storage.Ticket](t)(b.Tickets(t.Context(), storage.TicketFilter{Team: "T1", Customer: name}))); got != want {
				t.Errorf("%s: found %q, want %q", name, got, want)
			}
		}
		must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Brand = ""
			return nil, nil
		}, nil))
		if got := must[[]storage.Ticket](t)(b.Tickets(t.Context(), storage.TicketFilter{Team: "T1", Customer: "zebra"})); len(got) != 0 {
			t.Errorf("the old name still finds %q", numbers(got))
		}
	})
}

func TestOpenTicketsAreFoundByCampaignOrByTheWholeName(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Customer: "Al", CampaignID: "CABC123"})
		for i := range 60 { // names that hold the one that is looked for
			b.create(storage.Ticket{Customer: fmt.Sprint("Al Capone ", i)})
		}
		b.create(storage.Ticket{Customer: "Somebody", Brand: "ÁL."})
		b.create(storage.Ticket{Customer: "Al", CampaignID: "CABC123"})
		b.move(63, storage.StatusClosed)
		b.create(storage.Ticket{Team: "T2", Customer: "Al", CampaignID: "CABC123"})
		for _, c := range []struct{ campaign, name, want string }{
			{"cabc123", "", "1"},
			{"CABC123", "Somebody", "1"},
			{"", "al", "62 1"},
			{"", " AL ", "62 1"},
			{"", "Al Cap", ""},
			{"", "", ""},
			{" ", " ", ""},
			{"", "%", ""},
		} {
			if got := numbers(must[[]storage.Ticket](t)(b.FindOpen(t.Context(), "T1", c.campaign, c.name))); got != c.want {
				t.Errorf("campaign %q, name %q: found %q, want %q", c.campaign, c.name, got, c.want)
			}
		}
	})
}

func TestCommonWordsFindAllAndRareWordsFindTheOne(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var haystack []string
		for i := range 60 {
			haystack = append(haystack, fmt.Sprint("hay", i))
		}
		b.create(storage.Ticket{Customer: "Needle in the Hay"})
		for range 40 { // 40 tickets of 60 words make "hay" a common beginning
			b.create(storage.Ticket{Customer: strings.Join(haystack, " ")})
		}
		for words, want := range map[string]int{"hay": 41, "needle": 1, "hay needle": 1, "hay59": 40, "hay60": 0} {
			found := must[[]storage.Ticket](t)(b.Tickets(t.Context(), storage.TicketFilter{Team: "T1", Customer: words}))
			if len(found) != want {
				t.Errorf("%s: found %d, want %d", words, len(found), want)
			}
		}
	})
}

func TestStatusesAreListedFromNewToClosed(t *testing.T) {
	all := storage.Statuses()
	open := slices.IndexFunc(all, func(s storage.Status) bool { return !s.Open() })
	if len(all) != 6 || all[0] != storage.StatusNew || all[5] != storage.StatusClosed || open != 4 {
		t.Errorf("the statuses are %v, open until %d", all, open)
	}
}
