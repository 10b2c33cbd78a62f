package seed

import (
	"strings"

	"tcrbot/storage"
)

// feeCents is what a try costs at the providers that charge for one.
func feeCents(provider string) int64 {
	if provider == "Twilio" || provider == "Bandwidth" {
		return 1500
	}
	return 0
}

// rounds records what a step means for the case's rounds: what goes to the provider is one, and the step after it is its verdict.
func (s story) rounds(t *storage.Ticket, book *storage.RoundBook, who string, st step) {
	sent, awaited := book.Open()
	switch {
	case st.verb == "note":
	case st.verb == "provider" && !awaited:
		if _, any := book.Last(); !any { // the refusal that brought the case
			book.Put(storage.Round{Kind: storage.RoundSubmission, SentAt: t.CreatedAt, Verdict: storage.Rejected, VerdictAt: t.CreatedAt, Reason: s.rejection, Causes: []string{s.cause}})
		}
		r := storage.Round{Kind: storage.RoundSubmission, WordedBy: "us", FeeCents: feeCents(s.provider), FeePayer: "customer", SentBy: who, Fixes: []storage.Fix{{Cause: s.cause}}}
		if strings.Contains(st.why, "asked for") {
			r = storage.Round{Kind: storage.RoundCase, SentBy: who}
		}
		book.Put(r)
	case !awaited:
	case st.verb == "approved":
		sent.Verdict, sent.VerdictBy = storage.Approved, who
		book.Put(sent)
	case st.verb == "customer" || st.verb == "working" || st.verb == "closed":
		sent.Verdict, sent.VerdictBy, sent.Reason = storage.Rejected, who, st.why
		if strings.Contains(st.why, "again") {
			sent.Causes = []string{s.cause}
		}
		book.Put(sent)
	}
}
