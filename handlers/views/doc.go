// Package views turns values into Block Kit. Every function is pure: the same value gives the same blocks.
//
// Contract:
//   - Texts in values are plain; a view escapes them once, where they enter mrkdwn ([Escape]). Nothing a person typed
//     can mention a channel or a person.
//   - All of Slack's limits are kept in limits.go, counted in characters (runes). Text that does not fit is cut at a
//     word with "…" and the screen says where the rest is.
//   - Message.Text says the same as the blocks in a sentence or two, for screen readers and notifications.
//   - An action id is the id of a route; where one block holds two buttons of one route the second part after ':'
//     tells them apart and is not part of the route id. A button's value is all its handler gets.
//   - An input's block id is the name its handler reads; its action id is "value".
//   - Modals carry their context in Meta (private metadata, at most 3,000 characters).
//   - No state is told by an emoji or a color alone.
//
// The package imports neither storage nor knowledge: handlers translate.
package views
