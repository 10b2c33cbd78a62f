package views

import "github.com/slack-go/slack"

// Message is what is posted or shown privately. Blocks may be empty: Text alone is a message too.
type Message struct {
	Text   string // mrkdwn, escaped
	Blocks []slack.Block
	Notify []string // user ids that a message in a channel may notify; everybody else is shown by name
}

// Modal is a form or a screen to read. Submit is empty when there is nothing to submit.
type Modal struct {
	Callback string // route id of the form
	Title    string // at most 24 characters
	Submit   string // at most 24 characters
	Close    string // at most 24 characters
	Meta     string // private metadata, at most 3,000 characters
	Blocks   []slack.Block
}

// Home is a person's App Home.
type Home struct {
	Meta   string // which list it shows, told again with each click on it
	Blocks []slack.Block
}
