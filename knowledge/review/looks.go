package review

// Looks reports whether a text is a campaign rather than a rejection notice. A notice that quotes one field stays a notice.
func Looks(text string) bool {
	c, u := Parse(text)
	told := tellingFields(c)
	t := newText(text[:min(len(text), 20_000)])
	switch u.Form {
	case FormJSON, FormTable:
		return told >= 2 && !t.has("error_code/errorcode/rejection/rejectionreason/rejection_reason", "rejection reason/code", "error code") || told >= 4
	case FormLabelled:
		return told >= 4 || told >= 1 && !complains(t) && spoken(c)
	case FormProse:
		return spoken(c) && (messages(c) >= 2 && (told >= 3 || !complains(t)) || told >= 2 && !complains(t))
	}
	return false
}

// tellingFields counts the fields that only a campaign has, with content.
func tellingFields(c Campaign) int {
	n := 0
	for _, f := range []Field{FieldUseCase, FieldDescription, FieldFlow, FieldSamples, FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage, FieldOptInKeywords, FieldOptOutKeywords,
		FieldHelpKeywords, FieldLink, FieldPhoneFlag, FieldAgeGated, FieldLending, FieldPrivacy, FieldTerms} {
		if c.Text(f) != "" {
			n++
		}
	}
	return n
}

// spoken reports whether the fields hold texts as a campaign has them, not words about them.
func spoken(c Campaign) bool {
	return messages(c) > 0 || len(newText(c.Description).tokens) > 6 && len(newText(c.Flow).tokens) > 6
}

// messages counts samples and replies that read like text messages.
func messages(c Campaign) int {
	n := 0
	for _, m := range append([]string{c.OptInMessage, c.OptOutMessage, c.HelpMessage}, c.Samples...) {
		if t := newText(m); len(t.tokens) > 4 && !complains(t) && (namePrefix(m) != "" || optOutWords(t) || t.has("you/your/you're/you've/we/we're/hi/hello")) {
			n++
		}
	}
	return n
}

// complains reports whether a text speaks as a reviewer or about a review.
func complains(t *text) bool {
	return t.has("rejected/declined/refused/denied/rejection/rejections/resubmit/resubmission/disapproved/noncompliant/invalid/violates/violation", "is/are/was/were missing", "does/do/did/must/should/could/can/cannot not", "doesn't/don't/didn't ..2 include/contain/match/have/name/identify/say/mention/provide/state/show", "must/should/needs/need ..2 be/include/contain/have/provide/add/identify/match/state/say", "missing/lacks/lack/insufficient/inconsistent/incomplete/unverifiable/unclear/mismatch/failed/failure",
		"is/are required", "please ..3 provide/update/add/include/revise/correct/resubmit", "not ..2 provided/found/compliant/allowed/match/clear/sufficient/approved/verified/accepted", "unable to", "rejection/error code", "reviewer/dca/reason", "why")
}
