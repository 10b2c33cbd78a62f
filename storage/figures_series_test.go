package storage_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"tcrbot/storage"
)

// stretch is a time in which a ticket was open.
type stretch struct{ from, to time.Time }

// TestWhatWasOpenIsWhatHadBegunAndNotEnded compares the counts with the plain meaning of the words, on tickets that were closed and
// reopened by chance.
func TestWhatWasOpenIsWhatHadBegunAndNotEnded(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		random := rand.New(rand.NewPCG(1, 1))
		providers := []string{"Twilio", "DCA2"}
		open := map[string][]stretch{}
		start := b.clock.read()
		times := []time.Time{}
		live := map[int64]*stretch{}
		whose := map[int64]string{}
		for step := range 250 {
			b.clock.forward(time.Duration(1+random.IntN(5)) * time.Hour)
			now := b.clock.read()
			switch n := int64(1 + random.IntN(len(whose)+1)); {
			case random.IntN(3) == 0 || len(whose) == 0:
				provider := providers[random.IntN(2)]
				n := b.create(storage.Ticket{Provider: provider}).Number
				live[n], whose[n] = &stretch{from: now}, provider
			case whose[n] == "":
			case live[n] != nil:
				b.move(n, []storage.Status{storage.StatusApproved, storage.StatusClosed}[random.IntN(2)])
				open[whose[n]] = append(open[whose[n]], stretch{live[n].from, now})
				live[n] = nil
			case random.IntN(2) == 0:
				b.move(n, storage.StatusWorking)
				live[n] = &stretch{from: now}
			}
			if step%25 == 0 {
				times = append(times, now.Add(time.Duration(random.IntN(2))*time.Second))
			}
		}
		for n, s := range live {
			if s != nil {
				open[whose[n]] = append(open[whose[n]], stretch{s.from, start.AddDate(10, 0, 0)})
			}
		}
		for _, scope := range []storage.Scope{{Team: "T1"}, {Team: "T1", Provider: "twilio"}, {Team: "T1", Provider: "dca2"}} {
			var want []int
			for _, at := range times {
				n := 0
				for provider, stretches := range open {
					for _, s := range stretches {
						if (scope.Provider == "" || storage.ProviderKey(provider) == scope.Provider) && s.from.Before(at) && !s.to.Before(at) {
							n++
						}
					}
				}
				want = append(want, n)
			}
			if got := must[[]int](t)(b.OpenAt(t.Context(), scope, times)); !reflect.DeepEqual(got, want) {
				t.Errorf("%+v: counted %v, want %v", scope, got, want)
			}
		}
	})
}
