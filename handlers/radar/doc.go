// Package radar tells a wave from ordinary noise: more questions about one cause, provider or code today than this team's same
// weekdays explain.
//
// # The test
//
// A question names a cause, a provider, a code, or some of them; each of these is a key. For a key, today's count x is compared
// with its counts on the same weekday of up to eight weeks before (days on which nobody asked anything are left out). Under the
// hypothesis of an ordinary day x follows a negative binomial distribution, a Poisson distribution with more spread, because
// questions come in clusters:
//
//	mean      m = (S + 1/2) / n          with S questions on n such days
//	variance  v = m (1 + 1/n) f          1/n is the uncertainty of the mean
//	spread    f = Σ (x - mean)² / Σ mean over all keys of a day, the median of the days, times n/(n-1), held between 1.2 and 3
//
// A key alarms if P(X ≥ x) ≤ [DailyRisk] / k, where k is the number of keys, at least fifty (Bonferroni), and x is at least
// [LeastCount]. A day's count only grows, and it is compared with counts of whole days: so looking every hour finds a wave in the
// hour in which it shows and adds no false alarms to those of the evening. By that bound there are at most 0.01 false alarms a
// day, 0.3 a month, if the days are as the model says; the simulation in this package's tests has noise that is rougher than the
// model, and holds it to one a month.
//
// A wave often shows in several keys. Keys are taken by their significance; the questions of one that alarms are put aside before
// the others are tested again, so that one wave is told once.
//
// The package is pure: no clock, no storage.
package radar
