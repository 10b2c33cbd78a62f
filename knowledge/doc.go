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
// The package knows neither Slack nor the database.
package knowledge
