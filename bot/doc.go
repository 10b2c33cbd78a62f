// Package bot is the process: command line, configuration, the connection to Slack, schedules and the outbox. It decides
// nothing and holds no SQL; decisions are made in package handlers.
//
// # A tour: what happens to one pasted text
//
// An agent types
//
//	/tcr HELP message does not contain a way to contact the business
//
// and this is the way of that text through the rooms, file by file.
//
//	main.go                    signals, then Run
//	bot/run.go                 one command line, exit codes
//	bot/cli.go                 the table of commands; each is a file cmd_….go
//	bot/cmd_serve.go           opens everything, runs the parts, stops them in the order that loses nothing
//	bot/config.go              flags and variables, tokens, each checked with a sentence that helps
//	bot/supervise.go           keeps a connection: pauses, restarts, gives up only where an admin must help
//	bot/socket.go              the loop that only drains envelopes and acknowledges them
//	bot/pool.go                a bounded number of workers; a panic ends a task, not the process
//	bot/dispatch.go            the command: who asks (people.go), the answer in the acknowledgement if it is ready in time
//	handlers/entry.go          refuses guests and strangers, then finds the subcommand, or takes the text as a question
//	handlers/commands.go       the table of subcommands, and what must follow a name to make it one
//	handlers/question.go       the question: match, ticket on file, lookup, answer
//	knowledge/match.go         from text to ranked causes: words.go and features.go read it, codefind.go finds codes,
//	                           model.go scores, split.go takes several complaints apart, verdict.go says how sure
//	knowledge/articles/*.md    the article of the cause; parse.go reads it, lint.go checks it at every start
//	handlers/views/answer.go   the answer as blocks, at most 900 characters at first sight; limits.go keeps Slack's limits
//	storage/lookups.go         the question is kept, masked (mask.go), in a batch off the path of the answer
//	bot/deliver.go             the one place that turns a Result into Slack calls
//
// The agent presses Open ticket. bot/interactions.go routes the click to handlers/clicks_answer.go through the table in
// handlers/routes.go; handlers/newticket.go fills the form. When it is submitted, storage/tickets.go writes the ticket, its
// first event and the messages to post in one transaction, and only then is the form acknowledged. bot/outbox.go posts the
// card in the team channel and edits it in place from then on.
//
// Every few minutes bot/schedule.go claims the jobs of handlers/jobs.go in the database and runs each once, however many processes
// there are. handlers/remind.go queues a reminder for each person who is owed one in their own morning; handlers/patience.go says
// what waits too long, by the team's hours (handlers/worktime) and its history. bot/reminders.go has handlers/reminder.go draw it
// at the moment it is sent. handlers/digest.go writes its message to the outbox.
//
// # What can come twice
//
// One window cannot be closed: Slack took a message, and the process died before it could note that. Messages carry the number
// of their outbox item as metadata, so bot/taken.go looks for one whose fate is unknown before it is posted again. It cannot look
// into a direct conversation whose id no earlier message has told, nor into channels without the optional history scopes; there
// such a message comes a second time, at most one for each message under way at the death (16). None is ever lost. e2e/kill counts
// both.
//
// The same handlers answer in a terminal: bot/cmd_console.go.
package bot
