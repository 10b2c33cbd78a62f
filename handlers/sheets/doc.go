// Package sheets turns tickets into rows of a spreadsheet and back: CSV that Excel opens, and CSV as people keep it.
//
// Contract:
//   - One row a round, with its ticket's columns repeated; a ticket without rounds is one row. Long texts stand in the first
//     row only.
//   - Times are UTC; a day without an hour counts as noon. Fees are dollars.
//   - No cell that comes from people is a formula: one that begins with = + - @, a tab or a line's end gets an apostrophe before
//     it, which [Read] takes off again.
//   - What [Writer] wrote, Read gives back the same, but for what follows from other columns and for carriage returns: a line's
//     end is a line feed.
//   - Read wants no order of columns and takes other names for them, commas, semicolons or tabs, a byte-order mark, any line
//     end and dates as people write them. It tells every problem with its line, and never fails halfway.
//
// The package reads and writes; it knows neither the database nor the knowledge base.
package sheets
