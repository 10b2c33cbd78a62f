package views

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

func roundKinds() []pick {
	return []pick{{"submission", "Submission: it was filed (again)"}, {"appeal", "Appeal: the verdict was disputed"},
		{"nudge", "Nudge: the provider was reminded"}, {"case", "Case: a support case was opened"}}
}

func wordedBy() []pick {
	return []pick{{"us", "Us"}, {"customer", "The customer"}, {"provider", "The provider"}}
}

func payers() []pick { return []pick{{"us", "We do"}, {"customer", "The customer"}} }

// RoundForm records what is sent to the provider.
func RoundForm(v RoundFormValue) Modal {
	s := &stack{}
	s.section(joined("\n", "*"+Inline(v.Ticket.ref())+"*", v.Ticket.roundWords()))
	s.escalation(v.Ticket, v.Escalate)
	s.menu("kind", "What goes out?", "submission", "Choose", roundKinds(), false)
	if v.TextNote != "" {
		s.section("*The text*\n" + Escape(Clamp(v.TextNote, 1000)))
		s.input("more", "Add to the text", "", "What changed since", true, true)
	} else {
		s.input("text", "The text as it is sent", v.Text, "Description, opt-in, samples, HELP and STOP replies", true, true)
		s.hint("It is compared with what was refused before. Longer than 3,000 characters: type /tcr resubmit and paste it.")
	}
	s.menu("worded", "Who worded it?", v.WordedBy, "Choose", wordedBy(), true)
	s.fixes(v.Fixes)
	s.input("fee", "Fee in dollars", v.Fee, "15", false, true)
	s.menu("payer", "Who pays it?", v.Payer, "Choose", payers(), true)
	s.input("reference", "The provider's reference", "", "Case or submission number", false, true)
	title := "Record a round"
	if v.Round > 0 {
		title = fmt.Sprintf("Round %d of #%d", v.Round, v.Ticket.Number)
	}
	return s.modal("resubmit", title, "Record it", "Cancel", fmt.Sprint(v.Ticket.Number))
}

// escalation says that asking comes before filing again, and offers it.
func (s *stack) escalation(t TicketValue, why string) {
	if why == "" {
		return
	}
	b := primary(spoken(button("escalate", "Escalate", fmt.Sprint(t.Number)), fmt.Sprintf("Escalate ticket %d to the provider", t.Number)))
	s.row(Inline(Clamp(why, 600)), b)
}

// maxBoxes is how many checkboxes Slack takes in one group.
const maxBoxes = 10

func (s *stack) fixes(list []FixValue) {
	if len(list) == 0 {
		return
	}
	var boxes []*slack.OptionBlockObject
	for _, f := range list[:min(maxBoxes, len(list))] {
		boxes = append(boxes, box(f.Value, f.Step))
	}
	s.field("fixes", "What was mended?", slack.NewCheckboxGroupsBlockElement("value", boxes...), true)
}

// box is a checkbox; a label that is too long goes on in its description.
func box(value, label string) *slack.OptionBlockObject {
	label = strings.Join(strings.Fields(label), " ")
	var rest *slack.TextBlockObject
	if utf8.RuneCountInString(label) > maxOption {
		head, tail := clauses(label, maxOption)
		label, rest = head, plain(tail, maxOption)
	}
	return slack.NewOptionBlockObject(Clamp(value, maxOptionValue), plain(label, maxOption), rest)
}

// clauses splits a label where a clause ends, the last at which both parts fit, so that the first can be read alone; else at a
// comma, else at a word.
func clauses(label string, most int) (head, tail string) {
	for _, ends := range []string{":;.", ","} {
		open := 0
		for i, r := range label {
			open += strings.Count(string(r), "(") - strings.Count(string(r), ")")
			if r != ' ' || open > 0 || label[i+1] != '(' && !strings.ContainsRune(ends, rune(label[i-1])) {
				continue
			}
			if a, b := label[:i], label[i+1:]; utf8.RuneCountInString(a) <= most && utf8.RuneCountInString(b) <= most {
				head, tail = strings.TrimRight(a, ",;:"), b
			}
		}
		if head != "" {
			return head, tail
		}
	}
	return split(label, most)
}

// VerdictForm takes the reviewer's verdict.
func VerdictForm(t TicketValue) Modal {
	s := &stack{}
	s.section(joined("\n", "*"+Inline(t.ref())+"*", t.roundWords()))
	s.menu("verdict", "What did they decide?", "", "Choose", []pick{{"approved", "Approved"}, {"rejected", "Rejected"}}, false)
	s.input("reason", "The reviewer's words", "", "The reason or code, as it came. Empty if none was given.", true, true)
	return s.modal("verdict", fmt.Sprintf("Verdict on #%d", t.Number), "Record it", "Cancel", fmt.Sprint(t.Number))
}

// CausesForm lets a person say which causes a refusal has.
func CausesForm(v CausesValue) Modal {
	s := &stack{}
	s.section(joined("\n", "*"+Inline(v.Ticket.ref())+"*", Inline(Clamp(v.Intro, 300))))
	var boxes, chosen []*slack.OptionBlockObject
	for _, c := range v.Candidates[:min(maxBoxes, len(v.Candidates))] {
		b := box(c.Slug, c.Title)
		boxes = append(boxes, b)
		if c.Chosen {
			chosen = append(chosen, b)
		}
	}
	if len(boxes) > 0 {
		group := slack.NewCheckboxGroupsBlockElement("value", boxes...)
		group.InitialOptions = chosen
		s.field("causes", "Which of these was raised?", group, true)
	}
	var all []pick
	for _, c := range v.All[:min(100, len(v.All))] {
		all = append(all, pick{c.Slug, c.Title})
	}
	if len(all) > 0 {
		s.menu("other", "Another cause", "", "Choose from all of them", all, true)
	}
	return s.modal("confirm-cause", fmt.Sprintf("Cause of #%d", v.Ticket.Number), "Confirm", "Close", fmt.Sprint(v.Ticket.Number))
}

// AfterVerdict says what to do next where filing again is not it.
func AfterVerdict(v NextValue) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Ticket.ref()) + "*: " + Inline(Clamp(v.Words, 500)))
	s.escalation(v.Ticket, v.Escalate)
	return s.modal("", fmt.Sprintf("Verdict on #%d", v.Ticket.Number), "", "Close", "")
}

// Escalation is the request to the provider, to copy, and to record once it is sent.
func Escalation(t TicketValue, text, note string) Modal {
	s := &stack{}
	s.section("*Request to the provider about " + Inline(t.ref()) + "*")
	s.section("Edit it here, select all and copy, and send it the way you reach the provider. Then press *Record as sent*.")
	s.context(Escape(Clamp(note, 600)))
	s.input("text", "Text to copy", text, "", true, false)
	s.input("reference", "The provider's case number", "", "If there is one already", false, true)
	return s.modal("escalate", "Copy request", "Record as sent", "Close", fmt.Sprint(t.Number))
}

// roundWords says, as mrkdwn, where a ticket's rounds stand: "round 3, sent Tue · $45 so far".
func (t TicketValue) roundWords() string {
	if t.Round == 0 {
		return ""
	}
	words := fmt.Sprintf("round %d", t.Round)
	switch {
	case t.RoundVerdict != "":
		words += " " + Inline(Clamp(t.RoundVerdict, 40))
	case !t.RoundAt.IsZero():
		words += ", sent " + Date(t.RoundAt)
	}
	if t.Spent != "" {
		words += " · " + Inline(Clamp(t.Spent, 40)) + " so far"
	}
	return words
}

// shownReason is how many characters of a reviewer's words a ticket's details show.
const shownReason = 200

// rounds lists what was sent, among a ticket's details.
func (s *stack) rounds(list []RoundLine) {
	var lines []string
	if left := len(list) - shownLines; left > 0 {
		lines = append(lines, fmt.Sprintf("_%d earlier ones stand in the history_", left))
		list = list[left:]
	}
	for _, r := range list {
		lines = append(lines, r.line())
	}
	if len(lines) > 0 {
		s.long("*Rounds*\n" + strings.Join(lines, "\n"))
	}
}

func (r RoundLine) line() string {
	head := fmt.Sprintf("%d. %s, %s", r.Number, RoundKindWords(r.Kind), Date(r.SentAt))
	worded := ""
	if r.WordedBy != "" {
		worded = "worded by " + personWords(r.WordedBy)
	}
	verdict := "verdict awaited"
	switch {
	case r.Verdict != "":
		verdict = "*" + Inline(r.Verdict) + "* " + Date(r.VerdictAt)
		if r.Reason != "" {
			verdict += ": " + Inline(Clamp(r.Reason, shownReason))
		}
	case r.Kind == "nudge":
		verdict = ""
	}
	reference := ""
	if r.Reference != "" {
		reference = "reference " + Inline(Clamp(r.Reference, 60))
	}
	return joined(" · ", head, worded, Inline(Clamp(r.Fee, 60)), reference, verdict)
}

func personWords(who string) string {
	switch who {
	case "us":
		return "us"
	case "customer", "provider":
		return "the " + who
	}
	return Inline(Clamp(who, 40))
}

// roundsWhole adds the rounds' texts uncut, and gives the room that is left.
func (s *stack) roundsWhole(list []RoundLine, room int) int {
	for _, r := range list {
		if r.Body == "" && r.Reason == "" {
			continue
		}
		s.context(r.line())
		room = s.verbatim("What was sent", r.Body, room)
		room = s.verbatim("The reviewer's words", r.Reason, room)
	}
	return room
}

// roundButtons are what comes next: a verdict while one is awaited, else the next round.
func (t TicketValue) roundButtons() []slack.BlockElement {
	again, verdict := ticketButton("resubmit", "Resubmit", t.Number), ticketButton("verdict", "Verdict came", t.Number)
	if t.Round == 0 {
		again = ticketButton("resubmit", "Record round", t.Number)
	}
	if t.Status == "waiting-provider" || t.Round > 0 && t.RoundVerdict == "" {
		return []slack.BlockElement{verdict, again}
	}
	return []slack.BlockElement{again, verdict}
}

func (t TicketValue) causeButton() *slack.ButtonBlockElement {
	label := "Confirm cause"
	switch {
	case t.Title == "":
		label = "Name the cause"
	case t.Confirmed:
		label = "Change cause"
	}
	return ticketButton("confirm-cause", label, t.Number)
}

// RoundRecorded tells the person who recorded a verdict what it became, and offers what comes next.
func RoundRecorded(v NextValue) Message {
	s, t := &stack{}, v.Ticket
	line := "*" + Inline(t.ref()) + "*: " + Inline(Clamp(v.Words, 500))
	s.section(line)
	s.escalation(t, v.Escalate)
	if v.Escalate != "" {
		line += " " + Inline(Clamp(v.Escalate, 300))
	}
	cause := ticketButton("confirm-cause", "Confirm cause", t.Number)
	if t.Title == "" || t.Confirmed || t.RoundVerdict == "approved" {
		cause = nil
	}
	s.actions(cause, ticketButton("resubmit", "Resubmit", t.Number), ticketButton("details", "Details", t.Number))
	return s.message(line)
}
