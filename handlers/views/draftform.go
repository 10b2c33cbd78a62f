package views

import "github.com/slack-go/slack"

// DraftQuestion is one question that a campaign is drafted from.
type DraftQuestion struct {
	Name, Ask, Hint string
	Choices         []DraftChoice // an answer to pick; empty for free words
	Chosen          string
	Details         bool // free words beside the choice
	Text            string
}

// DraftChoice is an answer to pick.
type DraftChoice struct{ Value, Label string }

// DraftForm asks what a campaign is drafted from. Nothing is required: what is missing comes back as a question.
func DraftForm(questions []DraftQuestion, providers []string, provider string) Modal {
	s := &stack{}
	s.section("Answer with how it really is today. Leave empty what you do not know: it comes back as a question for the customer.")
	var picks []pick
	for _, p := range providers {
		picks = append(picks, pick{p, p})
	}
	s.menu("provider", "Whose form is it for?", provider, "Choose a provider", picks, true)
	for _, q := range questions {
		s.draftQuestion(q)
	}
	return s.modal("draft", "Draft a campaign", "Write it", "Cancel", "")
}

func (s *stack) draftQuestion(q DraftQuestion) {
	if len(q.Choices) == 0 {
		s.input(q.Name, q.Ask, q.Text, "", true, true)
		s.hint(q.Hint)
		return
	}
	var picks []pick
	for _, c := range q.Choices {
		picks = append(picks, pick{c.Value, c.Label})
	}
	s.menu(q.Name, q.Ask, q.Chosen, "Choose", picks, true)
	s.hint(q.Hint)
	if q.Details {
		s.input(q.Name+"-details", "Where, and with which words?", q.Text, "", true, true)
	}
}

// Draft draws a drafted campaign: what to make true first, what is missing, and each field to copy.
func Draft(v TextsValue, lookup string) Modal {
	s := &stack{}
	s.textsHead(v)
	var questions *slack.ButtonBlockElement
	if len(v.Faults) > 0 {
		questions = button("draft-questions", "Copy questions", lookup)
	}
	s.actions(button("draft-form", "Change answers", lookup), questions, button("open-ticket", "Open ticket", lookup))
	for i, f := range v.Fields {
		s.textField(i, f)
	}
	return s.modal("copied", "Campaign draft", "Done", "Close", "")
}
