package views

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

// NoticeWithForm is a sentence and the button that opens a form, for places where Slack lets nobody open one unasked.
func NoticeWithForm(text, route, label, value string) Message {
	s := &stack{}
	s.section(Escape(text))
	s.actions(primary(button(route, label, value)))
	return s.message(Escape(text))
}

// ReadModal shows a message's blocks as a screen to read.
func ReadModal(title string, m Message) Modal {
	s := &stack{blocks: m.Blocks}
	if len(s.blocks) == 0 {
		s.section(m.Text)
	}
	return s.modal("", title, "", "Close", "")
}

// NoticeAbout is a sentence that ends with a person's name, and what to type to go on all the same.
func NoticeAbout(text, person, example string) Message {
	line := Escape(text) + " " + Mention(person) + ". If you agreed to go on with it, type `" + codeText(example) + "`."
	s := &stack{}
	s.section(line)
	return s.message(line)
}
