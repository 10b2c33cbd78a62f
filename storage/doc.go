// Package storage keeps what tcrbot must not forget: tickets and their history, lookups and votes, claimed jobs,
// seen events, and the outbox of messages still to post. SQLite and Postgres stand behind the same [Store]; one
// conformance suite runs on both.
//
// Contract:
//   - Every row carries the workspace (team) id; no call reads or writes across teams unless its name says so.
//   - Each change of a ticket writes the ticket, its events and its outbox rows in one transaction.
//   - Times are UTC; the database holds Unix seconds. The clock is passed in with [Options.Now].
//   - Tickets and submissions are durable when a call returns (SQLite: synchronous=FULL). Lookups are written in
//     batches in the background; [Store.Lookup] sees them at once, a crash may lose the last quarter second.
//   - Pasted texts are masked ([Mask]) before a lookup is kept.
//   - Not found is [ErrNotFound]; test with errors.Is.
//
// The package knows neither Slack nor the knowledge base: causes and channels are strings to it.
package storage
