// Package fakeslack is a stand-in for one Slack workspace, for tests. It is strict where Slack is strict: triggers live three
// seconds and work once, a response_url works five times in thirty minutes, every limit of Block Kit is checked on the raw
// JSON, an envelope is acknowledged once and in time, a token opens only what it may. What the bot does wrong is answered
// with Slack's own error and kept as a violation; a test asserts that Violations is empty.
//
// A Server has three sides:
//
//   - the bot's: the Web API under URL, response_urls, file uploads, and Socket Mode (api*.go, socket.go, ack.go);
//   - the people's: Command, Mention, DM, MessageShortcut, GlobalShortcut, Click, Fill, Submit, CloseView, OpenHome (people.go,
//     touch.go);
//   - the test's: Await, Screen, Messages, View, Home, Ephemerals, Pings, Violations, Log, and the faults: FailNext, Latency,
//     Disconnect, DropConnections, Repeat (see.go, faults.go).
//
// Nothing sleeps: Await wakes at each change of state. The clock of triggers, response_urls and acknowledgements is
// Options.Now. Commands in script.go make all of it usable from testscript files.
package fakeslack
