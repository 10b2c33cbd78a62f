package radar

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestTail(t *testing.T) {
	for _, c := range []struct {
		x              int
		mean, variance float64
		want           float64
	}{
		{0, 3, 4, 1},
		{1, 1, 2, 0.5},   // geometric: P(0) = 1/2
		{3, 1, 2, 0.125}, // and each further one half of it
		{2, 2, 6, 1 - 1.0/3 - 2.0/9},
	} {
		if got := Tail(c.x, c.mean, c.variance); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("Tail(%d, %g, %g) = %g, want %g", c.x, c.mean, c.variance, got, c.want)
		}
	}
	if almostPoisson := Tail(10, 2, 2.0001); math.Abs(almostPoisson-4.65e-5) > 2e-6 {
		t.Errorf("with hardly any spread it is Poisson's: %g", almostPoisson)
	}
}

func TestOneWaveIsToldOnce(t *testing.T) {
	keys := []Key{{Cause, "help-message-missing"}, {Provider, "Twilio"}, {Code, "30909"}}
	quiet := Day{{keys, 1}, {[]Key{{Cause, "terms-missing"}, {Provider, "Twilio"}}, 2}}
	history := []Day{quiet, quiet, quiet, quiet, {}, quiet}
	if got := Waves(history, quiet); len(got) != 0 {
		t.Errorf("an ordinary day has waves: %+v", got)
	}
	waves := Waves(history, Day{{keys, 20}, {[]Key{{Cause, "terms-missing"}, {Provider, "Twilio"}}, 2}})
	if len(waves) != 1 || waves[0].Count < 20 || waves[0].Usual > 3 {
		t.Errorf("%+v", waves)
	}
	if all := Alarms(history, Day{{keys, 20}}); len(all) != 3 {
		t.Errorf("the wave shows in %+v", all)
	}
	if rest := Without(Day{{keys, 20}, {nil, 1}}, Key{Code, "30909"}); len(rest) != 1 {
		t.Errorf("%+v", rest)
	}
	if got := Waves(nil, Day{{keys, 20}}); got != nil {
		t.Errorf("without history: %+v", got)
	}
}

// year is a year of a team's questions: causes of very different frequency, each with its codes and providers, in clusters, on
// weekdays that differ, with days off.
type year struct {
	random *rand.Rand
	rates  []float64 // a day, of each cause
	waves  map[int]planted
}

type planted struct {
	cause, extra int
}

const causes = 88

func newYear(seed uint64, perDay float64) *year {
	y := &year{random: rand.New(rand.NewPCG(seed, 7)), waves: map[int]planted{}}
	sum := 0.0
	for i := range causes {
		sum += 1 / float64(i+1)
	}
	for i := range causes {
		y.rates = append(y.rates, perDay/float64(i+1)/sum)
	}
	return y
}

// plant puts a wave, thirty questions and five times a usual day at least, on one day of every third week, from the third month on.
func (y *year) plant() {
	for day := 60; day < 360; day += 21 {
		on := day + y.random.IntN(4)
		for off(on) {
			on++
		}
		cause := y.random.IntN(causes)
		y.waves[on] = planted{cause, max(30, int(5*y.rates[cause]))}
	}
}

func off(day int) bool { return day%7 >= 5 || day%61 == 0 }

func (y *year) day(n int) Day {
	if off(n) {
		return nil
	}
	weekday := []float64{1.3, 1.1, 1, 0.9, 0.7}[n%7]
	var out Day
	for cause, rate := range y.rates {
		count := y.clustered(rate * weekday)
		if w, ok := y.waves[n]; ok && w.cause == cause {
			count += w.extra
		}
		for range count {
			out = append(out, Group{y.keys(cause), 1})
		}
	}
	return out
}

// keys are those of a question about a cause. Most come from two of ten providers; half carry one of the cause's two codes.
func (y *year) keys(cause int) []Key {
	keys := []Key{{Cause, fmt.Sprint("cause-", cause)}}
	keys = append(keys, Key{Provider, fmt.Sprint("provider-", min(y.random.IntN(10), y.random.IntN(10)))})
	if y.random.IntN(2) == 0 {
		keys = append(keys, Key{Code, fmt.Sprint(cause, "-", y.random.IntN(2))})
	}
	return keys
}

// clustered is a count whose variance is one and a half times its mean: clusters of one or two questions and more.
func (y *year) clustered(mean float64) int {
	clusters := y.poisson(mean * 2 / 3)
	n := 0
	for range clusters {
		n++
		for y.random.Float64() < 1.0/3 {
			n++
		}
	}
	return n
}

func (y *year) poisson(mean float64) int {
	limit, n, p := math.Exp(-mean), 0, y.random.Float64()
	for p > limit {
		n++
		p *= y.random.Float64()
	}
	return n
}

// watch runs the radar over a year and counts waves it found on their day, and alarms that belong to none.
func (y *year) watch() (found, missed, falseAlarms int) {
	var days []Day
	for n := range 365 {
		days = append(days, y.day(n))
		if n < 28 {
			continue
		}
		var history []Day
		for back := n - 7; back >= 0 && len(history) < 8; back -= 7 {
			history = append(history, days[back])
		}
		w, isWave := y.waves[n]
		hit := false
		for _, wave := range Waves(history, days[n]) {
			ours := wave.Sort == Cause && wave.Name == fmt.Sprint("cause-", w.cause) || wave.Sort == Code && len(wave.Name) > 2 && wave.Name[:len(wave.Name)-2] == fmt.Sprint(w.cause)
			if isWave && ours {
				hit = true
			} else {
				falseAlarms++
			}
		}
		switch {
		case isWave && hit:
			found++
		case isWave:
			missed++
		}
	}
	return found, missed, falseAlarms
}

func TestAYearOfNoiseHasFewFalseAlarms(t *testing.T) {
	for _, perDay := range []float64{8, 60, 300} {
		const years = 6
		alarms := 0
		for seed := range uint64(years) {
			_, _, n := newYear(seed, perDay).watch()
			alarms += n
		}
		a := float64(alarms) / (years * 11)
		t.Logf("%g questions a day: %.2f false alarms a month", perDay, a)
		if a > 1 {
			t.Errorf("%g questions a day: %.2f false alarms a month, at most one is allowed", perDay, a)
		}
	}
}

func TestPlantedWavesAreFoundWithinTheDay(t *testing.T) {
	for _, perDay := range []float64{8, 60, 300} {
		found, missed, alarms := 0, 0, 0
		for seed := range uint64(6) {
			y := newYear(100+seed, perDay)
			y.plant()
			f, m, a := y.watch()
			found, missed, alarms = found+f, missed+m, alarms+a
		}
		t.Logf("%g questions a day: %d waves found, %d missed, %d false alarms in six years", perDay, found, missed, alarms)
		if missed > 0 {
			t.Errorf("%g questions a day: %d of %d waves were missed", perDay, missed, found+missed)
		}
	}
}
