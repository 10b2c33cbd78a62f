// Package seed writes eight weeks of a support team's history into a database: cases with their steps, the questions that
// led to them, and what people thought of the answers. The demo starts with it, and whatever wants a lived-in database can
// use it.
//
// The cases stand in history/*.txt, in business days before now, one paragraph a case:
//
//	Customer; kind campaign-or-brand-id; provider; cause; helpdesk reference[; blocked]
//	> what the notice said
//	<days> <who> <verb>[ <outcome>][: <why>]
//
// The verbs are open, take, working, customer and provider (who is waited for), approved, closed and note. The same now
// gives the same history.
package seed
