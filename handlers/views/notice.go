package views

import "github.com/slack-go/slack"

// Notice is one plain sentence.
func Notice(text string) Message {
	s := &stack{}
	s.section(Escape(text))
	return s.message(Escape(text))
}

// NoticeWithExample is a sentence and what to type instead.
func NoticeWithExample(text, example string) Message {
	line := Escape(text)
	if example != "" {
		line += " Try `" + codeText(example) + "`."
	}
	s := &stack{}
	s.section(line)
	return s.message(line)
}

// NoticeModal is a sentence where only a modal can be shown.
func NoticeModal(m Message) Modal {
	s := &stack{blocks: m.Blocks}
	if len(s.blocks) == 0 {
		s.section(m.Text)
	}
	return s.modal("", "tcrbot", "", "Close", "")
}

// WithoutVotes is an answer after a vote: the same, its vote buttons replaced by a line of thanks.
func WithoutVotes(m Message, thanks string) Message {
	out := Message{Text: m.Text}
	for _, b := range m.Blocks {
		if a, ok := b.(*slack.ActionBlock); ok {
			b = withoutVotes(a)
		}
		if b != nil {
			out.Blocks = append(out.Blocks, b)
		}
	}
	s := &stack{blocks: out.Blocks}
	s.context(Escape(thanks))
	out.Blocks = s.capped(blocksMessage)
	return out
}

func withoutVotes(a *slack.ActionBlock) slack.Block {
	var kept []slack.BlockElement
	for _, e := range a.Elements.ElementSet {
		if b, ok := e.(*slack.ButtonBlockElement); ok && (b.ActionID == "vote-right" || b.ActionID == "vote-wrong") {
			continue
		}
		kept = append(kept, e)
	}
	if len(kept) == 0 {
		return nil
	}
	return slack.NewActionBlock(a.BlockID, kept...)
}

// ReadModal shows a message's blocks as a screen to read.
func ReadModal(title string, m Message) Modal {
	s := &stack{blocks: m.Blocks}
	return s.modal("", title, "", "Close", "")
}
