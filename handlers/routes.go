package handlers

import "context"

// Need is what a handler needs: what the bot must find out before it calls it, and who may call it.
type Need uint16

// The things a handler may need to know.
const (
	NeedPlace     Need = 1 << iota // Request.Place
	NeedThread                     // Request.Thread, and for mentions Request.Message, from the thread's parent, where scopes allow
	NeedPermalink                  // Request.Message.Permalink
	NeedModerator                  // for moderators and those above them
	NeedManager
	NeedAdmin
)

// role is who may follow a route.
func (r Route) role() Role { return r.need.role() }

func (n Need) role() Role {
	switch {
	case n&NeedAdmin != 0:
		return RoleAdmin
	case n&NeedManager != 0:
		return RoleManager
	case n&NeedModerator != 0:
		return RoleModerator
	}
	return RoleAgent
}

// RouteKind tells the tables apart.
type RouteKind int

// The kinds of route.
const (
	KindCommand RouteKind = iota
	KindClick
	KindForm
	KindShortcut
	KindMention
	KindMessage
	KindHome
)

// Route is a row of the tables of clicks and forms.
type Route struct {
	ID     string
	Does   string
	need   Need
	handle func(*Desk, context.Context, Request) (Result, error)
}

// ShortcutRow is an entry of Slack's shortcut menus; the manifest is made from it.
type ShortcutRow struct {
	ID          string
	Name        string // at most 24 characters, begins with a verb
	Description string
	OnMessage   bool
	need        Need
	handle      func(*Desk, context.Context, Request) (Result, error)
}

// Clicks is the table of buttons and menus.
func Clicks() []Route {
	return []Route{
		{"all-steps", "Opens the whole article", 0, (*Desk).clickAllSteps},
		{"copy-reply", "Opens the reply to copy", 0, (*Desk).clickCopyReply},
		{"copy-request", "Opens the request to the provider", 0, (*Desk).clickCopyRequest},
		{"open-ticket", "Opens the new-ticket form, filled in from the answer", 0, (*Desk).clickOpenTicket},
		{"share", "Previews what would be posted to the channel", NeedPlace, (*Desk).clickShare},
		{"vote-right", "Keeps that the answer was right", 0, (*Desk).clickVoteRight},
		{"vote-wrong", "Keeps that the answer was wrong", 0, (*Desk).clickVoteWrong},
		{"choose", "Ranks again with the answer to a question", 0, (*Desk).clickChoose},
		{"paste", "Opens the form to paste more", 0, (*Desk).clickPaste},
		{"is-rejection", "Matches a text that looked out of scope", 0, (*Desk).clickIsRejection},
		{"record", "Records a text on a ticket that is on file", 0, (*Desk).clickRecord},
		{"show-answer", "Shows a recent answer again", 0, (*Desk).clickShowAnswer},
		{"review-form", "Opens the form with a campaign's fields", 0, (*Desk).clickReviewForm},
		{"all-findings", "Shows a review with every reason and source", 0, (*Desk).clickAllFindings},
		{"copy-questions", "Opens the questions for the customer, to copy", 0, (*Desk).clickCopyQuestions},
		{"copy-texts", "Opens a campaign's corrected texts, to copy", 0, (*Desk).clickCopyTexts},
		{"draft-form", "Opens the questions a campaign is drafted from", 0, (*Desk).clickDraft},
		{"draft-questions", "Opens what a draft still needs to know, to copy", 0, (*Desk).clickDraftQuestions},
		{"guide-open", "Opens an article", 0, (*Desk).clickGuideOpen},
		{"guide-post", "Previews an article's fix for the channel", NeedPlace, (*Desk).clickGuidePost},
		{"guide-copy", "Opens an article's reply to copy", 0, (*Desk).clickGuideCopy},
		{"canned", "Opens a canned text to copy", 0, (*Desk).clickCanned},
		{"other-codes", "Shows a code's rows of other providers", 0, (*Desk).clickOtherCodes},
		{"take", "Makes me the owner", 0, (*Desk).clickTake},
		{"update", "Opens the form for status, owner and note", 0, (*Desk).clickUpdate},
		{"note", "Opens the form for a note", 0, (*Desk).clickNote},
		{"close", "Opens the form that closes a ticket", 0, (*Desk).clickClose},
		{"reopen", "Reopens a ticket", 0, (*Desk).clickReopen},
		{moreRoute, "Answers a menu with three dots", 0, (*Desk).clickMore},
		{"end", "Closes a ticket with the outcome of the button", 0, (*Desk).clickEnd},
		{"edit", "Opens the form with all fields of a ticket", 0, (*Desk).clickEdit},
		{"attached", "Keeps that the number is attached", 0, (*Desk).clickAttached},
		{"not-attached", "Keeps that the number is not attached yet", 0, (*Desk).clickNotAttached},
		{"similar", "Shows the tickets like one", 0, (*Desk).clickSimilar},
		{"link", "Links two tickets", 0, (*Desk).clickLink},
		{"merge", "Closes the newer of two tickets as a duplicate", 0, (*Desk).clickMerge},
		{formRelate, "Opens the form that links or merges with any ticket", 0, (*Desk).clickRelate},
		{"details", "Shows a ticket with its history", 0, (*Desk).clickDetails},
		{"whole", "Shows a ticket's long texts uncut", 0, (*Desk).clickWhole},
		{formRound, "Opens the form that records a round", 0, (*Desk).clickResubmit},
		{"verdict", "Opens the form for a verdict", 0, (*Desk).clickVerdict},
		{formVerdicts, "Opens the form to paste verdicts into", 0, (*Desk).clickVerdicts},
		{"record-round", "Records the round that was compared", 0, (*Desk).clickRecordRound},
		{"corrected", "Opens the corrected texts of a ticket's draft", 0, (*Desk).clickCorrected},
		{"record-verdicts", "Records all verdicts of a paste", 0, (*Desk).clickRecordVerdicts},
		{"ticket-reply", "Opens the reply to a ticket's customer", 0, (*Desk).clickTicketReply},
		{formCauses, "Opens the form to choose causes from", 0, (*Desk).clickCauses},
		{"escalate", "Opens the request to the provider about a ticket", 0, (*Desk).clickEscalate},
		{"copy-nudge", "Opens the text that moves a ticket: reply, nudge or chase", 0, (*Desk).clickCopyNudge},
		{"close-no-reply", "Closes a ticket whose customer did not answer", 0, (*Desk).clickCloseNoReply},
		{"snooze", "Keeps reminders of a ticket away for a while", 0, (*Desk).clickSnooze},
		{"hand-over", "Opens the form that gives a ticket to somebody else", 0, (*Desk).clickHandOver},
		{"set-due", "Opens the form for a ticket's date", 0, (*Desk).clickSetDue},
		{"away", "Opens the form to be away", 0, (*Desk).clickAway},
		{"list", "Shows a list of tickets", 0, (*Desk).clickList},
		{"search", "Turns the pages of a search", 0, (*Desk).clickSearch},
		{formFind, "Opens the form to find tickets with", 0, (*Desk).clickFind},
		{"digest", "Shows the week's figures", 0, (*Desk).clickDigest},
		{formFigures, "Opens the form for the figures of some", 0, (*Desk).clickFigures},
		{"digest-csv", "Hands over the rows that a digest counted", 0, (*Desk).clickDigestCSV},
		{"try-example", "Answers an example, for a first try", 0, (*Desk).clickExample},
		{"home-ask", "Opens the form to paste into", 0, (*Desk).clickAsk},
		{homeRoute, "Chooses the list that App Home shows, and its page", 0, (*Desk).clickHome},
		{"home-new", "Opens the new-ticket form", 0, (*Desk).clickNew},
		{formGuide, "Opens the guidance, to browse and to search", 0, (*Desk).clickGuide},
		{"role", "Shows my role", 0, (*Desk).clickRole},
		{"help", "Shows what can be typed", 0, (*Desk).clickHelp},
		{"tell-thread", "Previews what the thread a ticket came from would be told", 0, (*Desk).clickTell},
		{"export", "Hands over tickets as a CSV file", NeedManager, (*Desk).clickExport},
		{"import", "Opens the form to paste rows into", NeedManager, (*Desk).clickImport},
		{"settings", "Shows the settings, or opens the form of a group", NeedAdmin, (*Desk).clickSettings},
		{formAudit, "Shows who did what", NeedAdmin, (*Desk).clickAudit},
	}
}

// Forms is the table of modals that can be submitted.
func Forms() []Route {
	return []Route{
		{"ask", "Finds the cause of the pasted text", 0, (*Desk).submitAsk},
		{formReview, "Reviews the campaign in the form", 0, (*Desk).submitReview},
		{formDraft, "Drafts a campaign from the answers", 0, (*Desk).submitDraft},
		{formNewTicket, "Opens a ticket", 0, (*Desk).submitNewTicket},
		{"update-ticket", "Changes status and owner, adds a note", 0, (*Desk).submitUpdate},
		{"note-ticket", "Adds a note", 0, (*Desk).submitNote},
		{formEdit, "Changes what a ticket says", 0, (*Desk).submitEdit},
		{"close-ticket", "Closes a ticket", 0, (*Desk).submitClose},
		{formRound, "Records a round, or shows first what its text leaves open", 0, (*Desk).submitRound},
		{"verdict", "Records a verdict", 0, (*Desk).submitVerdict},
		{formVerdicts, "Shows what a paste of verdicts would change", 0, (*Desk).submitVerdicts},
		{formCauses, "Keeps the causes that were confirmed", 0, (*Desk).submitCauses},
		{"escalate", "Records that the provider was asked", 0, (*Desk).submitEscalate},
		{"snooze-ticket", "Keeps reminders of a ticket away", 0, (*Desk).submitSnooze},
		{"remind-ticket", "Keeps a promise to remind", 0, (*Desk).submitRemind},
		{"hand-over", "Gives a ticket to somebody else", 0, (*Desk).submitHandOver},
		{"set-due", "Sets a ticket's date", 0, (*Desk).submitDue},
		{"away", "Hands a person's reminders to their backup", 0, (*Desk).submitAway},
		{formRelate, "Links a ticket with another, or merges them", 0, (*Desk).submitRelate},
		{formFind, "Shows the tickets that fit", 0, (*Desk).submitFind},
		{formFigures, "Shows the figures, or posts them", 0, (*Desk).submitFigures},
		{formGuide, "Searches the guidance", 0, (*Desk).submitGuide},
		{"share", "Posts what was previewed", 0, (*Desk).submitShare},
		{formTell, "Tells the thread a ticket came from", 0, (*Desk).submitTell},
		{formImport, "Checks pasted rows, then takes them", NeedManager, (*Desk).submitImport},
		{formSettings, "Keeps what an admin chose", NeedAdmin, (*Desk).submitSettings},
		{formAudit, "Shows what a person did, or what was done to a ticket", NeedAdmin, (*Desk).submitAudit},
		{"copied", "Closes a text that was shown to be copied", 0, (*Desk).submitCopied},
	}
}

// Shortcuts is the table of Slack shortcuts.
func Shortcuts() []ShortcutRow {
	return []ShortcutRow{
		{"diagnose", "Diagnose rejection", "Find the cause of the rejection in this message", true, NeedPermalink | NeedThread, (*Desk).shortcutDiagnose},
		{"ticket-from-message", "Open TCR ticket", "Open a ticket from this message", true, NeedPermalink | NeedThread, (*Desk).shortcutTicket},
		{"import-file", "Import tickets (CSV)", "Check a file of tickets, then take them (managers)", true, NeedManager, (*Desk).shortcutImport},
		{"new-ticket", "New TCR ticket", "Open a ticket for a customer", false, 0, (*Desk).clickNew},
		{"review-campaign", "Review a campaign", "Find what a reviewer would refuse, before it is submitted", false, 0, (*Desk).clickReviewForm},
		{"draft-campaign", "Draft a campaign", "Write a campaign from eight answers, and what to make true first", false, 0, (*Desk).clickDraft},
		{"ask", "Find a rejection's cause", "Paste a rejection and get its cause and fix", false, 0, (*Desk).clickAsk},
	}
}

// Needs tells what a route's handler needs to know.
func Needs(kind RouteKind, id string) Need {
	switch kind {
	case KindCommand: // id is what was typed
		if postsHere(id) {
			return NeedPlace
		}
	case KindMention:
		return NeedThread | NeedPlace
	case KindClick:
		return needOf(Clicks(), id)
	case KindForm:
		return needOf(Forms(), id)
	case KindShortcut:
		for _, s := range Shortcuts() {
			if s.ID == id {
				return s.need
			}
		}
	}
	return 0
}

func needOf(table []Route, id string) Need {
	for _, r := range table {
		if r.ID == id {
			return r.need
		}
	}
	return 0
}
