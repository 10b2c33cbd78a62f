package simulate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/storage"
)

const (
	perDay       = 25.0 // questions of an ordinary day, before clustering
	causes       = 12
	waveSize     = 32 // more questions than usual, two each quarter of an hour: four times what people ask about the commonest thing
	firstWave    = 15 // days: by then the radar has heard 200 questions
	betweenWaves = 18 // days, and up to ten more
	waveFound    = 24 * time.Hour
	awake        = 8 * time.Hour // longer between two looks means that the machine slept, and nobody could ask
)

// asking is what people ask the bot: ordinary noise, and waves planted in it. It has a chance of its own, so that tickets go the
// same way whatever is asked.
type asking struct {
	random      *rand.Rand
	zone        *time.Location
	save        func(storage.Lookup)
	upTo        time.Time // what was asked before is written
	n           int
	waves       []*wave
	next, last  time.Time // no wave begins before, or after
	falseAlarms int       // alerts that belong to no wave, or to one that was told of
}

// wave is a cause, a provider or a code that many ask about.
type wave struct {
	names []string // as an alert may call it
	about storage.Lookup
	left  int
	began time.Time
	found bool
}

func newAsking(start, end time.Time, save func(storage.Lookup)) *asking {
	return &asking{
		random: rand.New(rand.NewPCG(3, 3)), zone: start.Location(), save: save, upTo: start,
		next: start.AddDate(0, 0, firstWave), last: end.AddDate(0, 0, -3),
	}
}

// until writes what was asked up to a time, each question at its own.
func (a *asking) until(now time.Time) {
	if now.Sub(a.upTo) > awake {
		a.upTo = now
	}
	for ; a.upTo.Before(now); a.upTo = a.upTo.Add(slot) {
		local := a.upTo.In(a.zone)
		if !atWork(local) {
			continue
		}
		weekday := []float64{1.3, 1.1, 1, 0.9, 0.7}[local.Weekday()-time.Monday]
		for range a.poisson(perDay * weekday / daySlots) {
			a.cluster()
		}
		if w := a.wave(local); w != nil {
			w.left -= 2
			a.question(w.about)
			a.question(w.about)
		}
	}
}

// cluster is one question, or some about the same: a third of them bring another.
func (a *asking) cluster() {
	cause := min(a.random.IntN(causes), a.random.IntN(causes))
	for again := true; again; again = a.random.IntN(3) == 0 {
		l := a.ordinary(cause)
		if a.random.IntN(2) == 0 {
			l.Code = codeOf(cause)
		}
		a.question(l)
	}
}

func (a *asking) ordinary(cause int) storage.Lookup {
	names := []string{"Twilio", "Telnyx", "Bandwidth", "Vonage", "SignalWire", "Zoom", "RingCentral", "GoHighLevel"}
	return storage.Lookup{Causes: []string{causeOf(cause)}, Provider: names[min(a.random.IntN(len(names)), a.random.IntN(len(names)))]}
}

func causeOf(n int) string { return fmt.Sprint("reason-", n) }

// codeOf is a code of Twilio's that stands in the table.
func codeOf(n int) string { return fmt.Sprint(30882 + n) }

func (a *asking) question(l storage.Lookup) {
	a.n++
	l.ID, l.Team, l.Kind, l.At = fmt.Sprint("Q", a.n), fakeslack.TeamID, "match", a.upTo
	l.User, l.Text = fmt.Sprintf("U0P%02d", a.random.IntN(teamSize)), fmt.Sprint("notice ", a.n)
	a.save(l)
}

// wave is the one that goes on. Each begins in the morning.
func (a *asking) wave(local time.Time) *wave {
	if n := len(a.waves); n > 0 && a.waves[n-1].left > 0 {
		return a.waves[n-1]
	}
	if a.upTo.Before(a.next) || a.upTo.After(a.last) || local.Hour() != 10 {
		return nil
	}
	a.next = begin(local).AddDate(0, 0, betweenWaves+a.random.IntN(10))
	w := a.planted(len(a.waves))
	w.left, w.began = waveSize, a.upTo
	a.waves = append(a.waves, w)
	return w
}

// planted is the nth wave: of a cause, a code, a provider, and a code nobody knows, by turns.
func (a *asking) planted(n int) *wave {
	cause := a.random.IntN(causes)
	l := a.ordinary(cause)
	switch n % 4 {
	case 0:
		return &wave{names: []string{"A wave: cause Reason " + fmt.Sprint(cause)}, about: storage.Lookup{Causes: l.Causes}}
	case 1:
		l.Code = codeOf(cause)
		return &wave{names: []string{"A wave: code " + l.Code}, about: storage.Lookup{Code: l.Code}}
	case 2:
		return &wave{names: []string{"A wave: provider " + l.Provider}, about: storage.Lookup{Provider: l.Provider}}
	}
	code := fmt.Sprint("ZZ", 1000+n)
	return &wave{names: []string{"A wave: code " + code, "A code that stands in no table: " + code}, about: storage.Lookup{Code: code}}
}

// going tells whether a wave goes on at a time, or began that day.
func (a *asking) going(at time.Time) bool {
	n := len(a.waves)
	return n > 0 && (a.waves[n-1].left > 0 || begin(a.waves[n-1].began.In(a.zone)).Equal(begin(at.In(a.zone))))
}

// alarmed tells whether a message is an alert, and holds it against the waves.
func (a *asking) alarmed(m fakeslack.Message, at time.Time) bool {
	heads := regexp.MustCompile(`\*(A wave: [^*]+|A code that stands in no table: [^*]+)\*`).FindAllStringSubmatch(m.String(), -1)
	for _, head := range heads {
		i := slices.IndexFunc(a.waves, func(w *wave) bool {
			return !w.found && slices.Contains(w.names, head[1]) && at.Sub(w.began) <= waveFound
		})
		if i < 0 {
			a.falseAlarms++
			continue
		}
		a.waves[i].found = true
	}
	return len(heads) > 0
}

func (a *asking) found() int {
	n := 0
	for _, w := range a.waves {
		if w.found {
			n++
		}
	}
	return n
}

func (a *asking) poisson(mean float64) int {
	limit, n, p := math.Exp(-mean), 0, a.random.Float64()
	for p > limit {
		n++
		p *= a.random.Float64()
	}
	return n
}
