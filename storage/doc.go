// Package storage keeps what tcrbot must not forget: tickets and their history, lookups and votes, claimed jobs,
// seen events, and the outbox of messages still to post. SQLite and Postgres stand behind the same [Store]; one
// conformance suite runs on both.
//
// Contract:
//   - Every row carries the workspace (team) id; no call reads or writes across teams, except those that serve the process
//     as a whole: the outbox's sender (ClaimOutbox to NextDue), PurgeBefore and the heartbeat.
//   - Each change of a ticket writes the ticket, its events and its outbox rows in one transaction.
//   - Times are UTC; the database holds Unix seconds. The clock is passed in with [Options.Now].
//   - Tickets and submissions are durable when a call returns (SQLite: synchronous=FULL). Lookups are written in
//     batches in the background; [Store.Lookup] sees them at once, a crash may lose the last quarter second.
//   - Any text can be kept: what Postgres cannot hold, NUL and invalid UTF-8, becomes U+FFFD on both.
//   - Pasted texts are masked ([Mask]) before a lookup is kept.
//   - Not found is [ErrNotFound]; test with errors.Is.
//   - No error holds the password of the database's address.
//
// The files: store.go opens and closes; address.go, sqlite.go and postgres.go know where the data is; query.go is the only way
// to the database. Above them each file holds one thing that is kept.
//
// The package knows neither Slack nor the knowledge base: causes and channels are strings to it.
package storage
