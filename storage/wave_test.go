package storage_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestTheSameQuestionAskedAgainCountsOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, from := t.Context(), b.clock.read()
		ask := func(id, person, text, code string, causes ...string) {
			b.SaveLookup(storage.Lookup{ID: id, Team: "T1", User: person, Kind: "match", Text: text, Causes: causes, Provider: "Twilio", Code: code})
		}
		ask("L1", "UANA", "same words", "30909", "a", "b")
		ask("L2", "UANA", "same words", "30909", "a", "b")
		ask("L3", "UBEN", "same words", "30909", "a")
		ask("L4", "UBEN", "other words", "ZZ99")
		b.create(storage.Ticket{Cause: "a", Provider: "DCA2"}) // from no question
		b.create(storage.Ticket{Cause: "a", Provider: "Twilio", LookupID: "L1", Customer: "Salon Vera"})
		b.clock.forward(time.Minute)
		b.SaveLookup(storage.Lookup{ID: "L5", Team: "T2", User: "UZOE", Kind: "match", Text: "elsewhere", Code: "30909"})
		span := storage.Span{From: from, To: b.clock.read()}

		groups := must[[]storage.AskedGroup](t)(b.AskedIn(ctx, "T1", span))
		byKey := map[string]int{}
		for _, g := range groups {
			byKey[g.Cause+"/"+g.Provider+"/"+g.Code] += g.N
		}
		if want := map[string]int{"a/Twilio/30909": 2, "/Twilio/ZZ99": 1, "a/DCA2/": 1}; !reflect.DeepEqual(byKey, want) {
			t.Errorf("%v", byKey)
		}
		codes := must[[]storage.AskedCode](t)(b.CodesIn(ctx, "T1", span))
		if want := []storage.AskedCode{{Code: "30909", People: 2, Customers: 1}, {Code: "ZZ99", People: 1}}; !reflect.DeepEqual(codes, want) {
			t.Errorf("%+v", codes)
		}
		for about, want := range map[storage.AskedGroup]string{{Cause: "a"}: "[2 1]", {Provider: "dca2"}: "[1]", {Code: "30909"}: "[2]", {Code: "ZZ99"}: "[]"} {
			var numbers []int64
			for _, ticket := range must[[]storage.Ticket](t)(b.TicketsAsked(ctx, "T1", span, about, 5)) {
				numbers = append(numbers, ticket.Number)
			}
			if got := fmt.Sprint(slices.Clone(numbers)); got != want {
				t.Errorf("%+v: tickets %s, want %s", about, got, want)
			}
		}
		first, n, err := b.AskedSoFar(ctx, "T1", 3)
		if err != nil || n != 3 || !first.Equal(from) {
			t.Errorf("%v, %d, %v", first, n, err)
		}
		if first, n, err := b.AskedSoFar(ctx, "T3", 3); err != nil || n != 0 || !first.IsZero() {
			t.Errorf("%v, %d, %v", first, n, err)
		}
	})
}

func TestTheListOfOpenTicketsIsWhatIsCounted(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		all := storage.Scope{Team: "T1"}
		for range 4 {
			b.create(storage.Ticket{})
			b.clock.forward(time.Hour)
		}
		b.move(1, storage.StatusClosed)
		b.move(2, storage.StatusApproved)
		b.clock.forward(time.Hour)
		at := b.clock.read()
		b.clock.forward(time.Hour)
		b.move(1, storage.StatusWorking) // reopened later
		b.move(3, storage.StatusClosed)  // closed later
		b.create(storage.Ticket{})
		open := must[[]storage.FigureTicket](t)(b.OpenTicketsAt(t.Context(), all, at))
		counted := must[[]int](t)(b.OpenAt(t.Context(), all, []time.Time{at}))
		if len(open) != 2 || open[0].Number != 3 || open[1].Number != 4 || counted[0] != 2 {
			t.Errorf("%+v, counted %v", open, counted)
		}
	})
}
