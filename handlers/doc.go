// Package handlers decides: what a typed text means, what an answer says, how a ticket moves. One file a subcommand,
// shortcut, click, form or job; each is a row of one visible table (commands.go, routes.go, jobs.go), and the help, the
// README's table and the console are drawn from those rows.
//
// Contract:
//   - Handlers return a [Result] and an error. They hold no SQL and no block literals and never call Slack: what they
//     must know of it comes with the [Request], or from the [Workspace] the bot lends them.
//   - Every entry point refuses guests and people of other workspaces again, unless the team lets them in, and whoever
//     lacks the role its row asks for; a hidden button protects nothing. What cannot be read gives nobody a role.
//   - What must not be lost is written with its change through storage (tickets, events, outbox) before a handler
//     returns; a Result that is never shown loses nothing.
//   - An error a person can act on is a [UserError]; [Explain] turns every other one into a fixed sentence.
//   - Texts people pasted never reach the log.
//   - An answer that others than the team may read, as one to a mention, names no case.
package handlers
