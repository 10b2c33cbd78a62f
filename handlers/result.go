package handlers

import (
	"tcrbot/handlers/views"
)

// Result is what should happen next. The zero Result means: nothing visible. The bot alone turns it into Slack calls.
// Whatever must not be lost is not here but in the outbox, written with the change it belongs to.
type Result struct {
	Private *views.Message // to the person who acted, seen by nobody else
	Replace bool           // Private takes the place of the message that was clicked
	Public  *views.Message // posted where the person acted, in its thread if there is one (answers to mentions and DMs)
	Modal   *views.Modal
	Update  bool              // Modal takes the place of the open one (else it is opened, or pushed on a modal)
	Errors  map[string]string // for forms: input name → what to change; the form stays open
	Clear   bool              // for forms: close the whole stack of modals
	Home    *views.Home       // the person's App Home, drawn anew
	Picture *views.Picture    // shown behind Private or Public once it is drawn; losing it loses nothing
	File    *File             // handed to the person in the conversation with the bot
}

// File is something to download.
type File struct {
	Name  string // with its ending
	Title string
	Said  string // a sentence that goes with it
	Data  []byte
}
