// Package knowledge holds what tcrbot knows about refused brands and campaigns: one article a cause, the providers'
// own rejection codes, canned texts, and the matcher that leads from pasted words to causes.
//
// Contract:
//   - Everything is embedded; the package reads no file, opens no connection and needs no clock.
//   - The same text gets the same answer on every machine: no randomness, no map order, no floating-point races.
//   - A [Base] is read-only after [Load] and safe for use by many goroutines.
//   - Every answer says what decided it ([Ranked.Why]); a confidence of high means the cause is right.
//   - A label, a boilerplate sentence or a complaint without a reason is never a code and never high.
//
// How a text becomes an answer, file by file:
//
//	match.go      the steps, in order
//	words.go      text to words; spell.go reads slips of the pen
//	codefind.go   codes in the text; codespot.go tells a code from a price or a year
//	features.go   words to features; concepts.go finds what means the same to a reviewer (data/concepts.txt)
//	split.go      the text cut into parts, each judged alone, and all of them together
//	model.go      the fitted model; evidence.go adds up, modelfile.go and table.go store it
//	rank.go       words, codes, answers to questions and new articles (teach.go) joined into one ranking
//	verdict.go    how sure, what sort of text, why, and what to ask
//
// fit.go fits the model from lessons.go's texts; fitvectors.go gives it weights for words that none of them holds, from the
// general word vectors of vectors.go (data/vectors.bin); refit runs it. BenchmarkFigures measures accuracy, bench/match compares
// with Bleve.
//
// faults.go is a second, small model for the review of campaigns: whether a sentence tells of a fault or of something in order.
// faultfit.go fits it from sentences/.
//
// The package knows neither Slack nor the database.
package knowledge
