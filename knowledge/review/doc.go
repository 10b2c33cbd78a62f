// Package review reads the text of a campaign the way a carrier's reviewer does, before it costs a round.
//
// Contract:
//   - It is offline and deterministic: no file, no connection, no clock, no randomness; the same text gets the same report.
//   - Everything may be called by many goroutines at once; values are not changed after they are returned.
//   - [Parse] never fails and never drops a word silently: what it could not place is in [Understood].Unread.
//   - A [Finding] stands on words of the text ([Finding].Evidence) and leads to an article of package knowledge.
//   - A field that was not given is only asked about when a part of a campaign was pasted.
//   - A suggestion or corrected text never claims a page, keyword, message or practice that the text does not mention; what
//     is missing is a question in [brackets].
//
// From text to answer, file by file:
//
//	parse.go      the steps; parsejson.go, parselabels.go, parseprose.go and parsetable.go read one kind of text each; parsepast.go
//	              forgets faults that were mended, parselabelline.go takes one labeled line apart, parsestray.go places values
//	              under labels that nobody knows, prosequotes.go says what a quotation is
//	labels.go     what the portals call each field, in one table
//	campaign.go   the campaign; understood.go what was read; report.go the findings
//	facts.go      sentences, quotes, links and clauses of a campaign, found once for all rules
//	rules.go      the table of rules; rules_….go the checks, by field
//	doubts.go     what the campaign's own words hold against a finding, by rule: a blocker with a doubt is a warning
//	told.go       what the matcher finds in an agent's words; sayings.go weighs and finds faults by how a sentence is said
//	limits.go     how long a field may be, per provider
//	corrected.go  texts to paste, from facts of the input only
//	draft.go      a campaign written from the answers to the questions of draftquestions.go; drafttold.go takes the facts
//	              out of the answers, draftforms.go is the table of providers' forms, drafttodo.go says what to do first
package review
