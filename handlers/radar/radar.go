package radar

import (
	"cmp"
	"math"
	"slices"
)

// The thresholds of the test; see the package's description.
const (
	DailyRisk  = 0.01
	LeastCount = 4

	leastKeys   = 50
	leastSpread = 1.2
	mostSpread  = 3
)

// Sort is what a key names.
type Sort string

// The sorts of key.
const (
	Cause    Sort = "cause"
	Provider Sort = "provider"
	Code     Sort = "code"
)

// Key is what may come in a wave.
type Key struct {
	Sort Sort
	Name string
}

// Group is so many questions of a day that name the same keys.
type Group struct {
	Keys []Key
	N    int
}

// Day is the questions of a day.
type Day []Group

// Wave is a key that alarms.
type Wave struct {
	Key
	Count int     // today
	Usual float64 // the mean of such a day
	Risk  float64 // how likely an ordinary day has that many
}

// Waves finds the waves of today, most significant first. History is ordinary days such as this one; without any there is no wave.
func Waves(history []Day, today Day) []Wave {
	var out []Wave
	for {
		alarms := Alarms(history, today)
		if len(alarms) == 0 {
			return out
		}
		out = append(out, alarms[0])
		today = Without(today, alarms[0].Key)
	}
}

// Without is a day without the questions that name one of the keys.
func Without(day Day, keys ...Key) Day {
	return slices.DeleteFunc(slices.Clone(day), func(g Group) bool {
		return slices.ContainsFunc(g.Keys, func(k Key) bool { return slices.Contains(keys, k) })
	})
}

// Alarms tests every key by itself, most significant first: a wave alarms in each key that it has.
func Alarms(history []Day, today Day) []Wave {
	history = slices.DeleteFunc(slices.Clone(history), func(d Day) bool { return len(d) == 0 })
	if len(history) == 0 {
		return nil
	}
	past := map[Key][]int{}
	for i, day := range history {
		for key, n := range counts(day) {
			if past[key] == nil {
				past[key] = make([]int, len(history))
			}
			past[key][i] = n
		}
	}
	now := counts(today)
	keys := len(past)
	for key := range now {
		if past[key] == nil {
			keys++
		}
	}
	limit := DailyRisk / float64(max(keys, leastKeys))
	f := spread(past, len(history))
	var out []Wave
	for key, x := range now {
		w := test(key, x, past[key], len(history), f)
		if x >= LeastCount && w.Risk <= limit {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b Wave) int {
		return cmp.Or(cmp.Compare(a.Risk, b.Risk), cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func counts(day Day) map[Key]int {
	out := map[Key]int{}
	for _, g := range day {
		for _, k := range g.Keys {
			out[k] += g.N
		}
	}
	return out
}

// spread is how much wider than a Poisson distribution the team's days lie, over all keys: that of the middle day, because a day
// with a wave in it is no measure of ordinary ones.
func spread(past map[Key][]int, days int) float64 {
	if days < 2 {
		return mostSpread
	}
	squares, means := make([]float64, days), 0.0
	for _, list := range past {
		mean := float64(total(list)) / float64(days)
		means += mean
		for i, x := range list {
			squares[i] += (float64(x) - mean) * (float64(x) - mean)
		}
	}
	if means == 0 {
		return leastSpread
	}
	slices.Sort(squares)
	middle := (squares[(days-1)/2] + squares[days/2]) / 2
	return min(mostSpread, max(leastSpread, middle/means*float64(days)/float64(days-1)))
}

func total(list []int) int {
	sum := 0
	for _, x := range list {
		sum += x
	}
	return sum
}

func test(key Key, x int, past []int, days int, f float64) Wave {
	n := float64(days)
	m := (float64(total(past)) + 0.5) / n
	return Wave{Key: key, Count: x, Usual: float64(total(past)) / n, Risk: Tail(x, m, m*(1+1/n)*f)}
}

// Tail is P(X ≥ x) of the negative binomial distribution with that mean and variance. The variance must be greater than the mean.
func Tail(x int, mean, variance float64) float64 {
	if x <= 0 {
		return 1
	}
	size := mean * mean / (variance - mean)
	// The terms fall by at most this ratio from x on, far behind the mean: what comes after the sum is negligible.
	logP, logQ := math.Log(size/(size+mean)), math.Log(mean/(size+mean))
	sum := 0.0
	for i := x; i < x+5000; i++ {
		term := math.Exp(logChoose(size, i) + size*logP + float64(i)*logQ)
		sum += term
		if float64(i) > mean && term < sum*1e-9 {
			break
		}
	}
	return min(sum, 1)
}

// logChoose is the logarithm of Γ(i+size) / (Γ(size) i!).
func logChoose(size float64, i int) float64 {
	a, _ := math.Lgamma(float64(i) + size)
	b, _ := math.Lgamma(size)
	c, _ := math.Lgamma(float64(i) + 1)
	return a - b - c
}
