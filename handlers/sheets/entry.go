package sheets

import (
	"errors"
	"fmt"
	"strings"

	"tcrbot/storage"
)

// entry is one row on its way to a ticket and a round.
type entry struct {
	know     Knowledge
	dayFirst bool
	line     int
	number   int64 // of the ticket, as the file has it
	ticket   storage.Ticket
	round    storage.Round
	mended   bool // the file tells what was mended before the round
	remarks  []Problem
}

func (e *entry) remark(column, format string, args ...any) {
	e.remarks = append(e.remarks, Problem{e.line, column, fmt.Sprintf(format, args...)})
}

func (e *entry) readNumber(cell string) (err error) {
	e.number, err = number(cell)
	return err
}

func (e *entry) readKind(cell string) (err error) {
	e.ticket.Kind, err = oneOf(cell, "campaign", "brand", "toll-free", "number")
	return err
}

func (e *entry) readStatus(cell string) error {
	status, ok := e.know.Status(cell)
	if !ok {
		return errors.New("is no status. A ticket is new, working, waiting-customer, waiting-provider, approved or closed")
	}
	e.ticket.Status = status
	return nil
}

func (e *entry) readRoundKind(cell string) error {
	kind, err := oneOf(cell, string(storage.RoundSubmission), string(storage.RoundAppeal), string(storage.RoundNudge), string(storage.RoundCase))
	e.round.Kind = storage.RoundKind(kind)
	return err
}

func (e *entry) readVerdict(cell string) error {
	switch strings.ToLower(cell) {
	case "approved", "approve", "accepted", "passed", "ok", "yes":
		e.round.Verdict = storage.Approved
	case "rejected", "declined", "refused", "denied", "failed", "reject", "no":
		e.round.Verdict = storage.Rejected
	case "pending", "awaited", "open", "waiting", "in review", "submitted":
	default:
		return errors.New("is no verdict. Write approved, rejected or pending")
	}
	return nil
}

func (e *entry) readRaised(cell string) error {
	for one := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if slug := e.cause(strings.TrimSpace(one)); slug != "" {
			e.round.Causes = append(e.round.Causes, slug)
		}
	}
	return nil
}

func (e *entry) readMended(cell string) error {
	e.mended = true
	for line := range strings.SplitSeq(cell, "\n") {
		cause, step, _ := strings.Cut(line, "|")
		if cause = strings.TrimSpace(cause); cause != "" {
			e.round.Fixes = append(e.round.Fixes, storage.Fix{Cause: cause, Step: strings.TrimSpace(step)})
		}
	}
	return nil
}

// cause is the slug that was typed, or "" with a remark.
func (e *entry) cause(typed string) string {
	slug, ok := e.know.Cause(typed)
	if !ok && typed != "" {
		e.remark("cause", "“%s” is no cause I know, so it is left out", clip(typed))
	}
	return slug
}

// member is a Slack member id, or "" with a remark: a name alone names nobody for sure.
func (e *entry) member(column, cell string) string {
	if len(cell) > 2 && (cell[0] == 'U' || cell[0] == 'W') && strings.Trim(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" {
		return cell
	}
	e.remark(column, "“%s” is no Slack member ID, so it is left out", clip(cell))
	return ""
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// inRound tells whether the row says anything of a round.
func (e *entry) inRound() bool {
	r := e.round
	return r.Number != 0 || r.Kind != "" || !r.SentAt.IsZero() || r.Verdict != "" || !r.VerdictAt.IsZero() || r.Reason != "" || r.FeeCents != 0 ||
		r.Body != "" || len(r.Causes)+len(r.Fixes) > 0
}
