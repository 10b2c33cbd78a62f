package views

// FormField is an input of the form a campaign is reviewed from.
type FormField struct {
	Name, Label, Initial, Placeholder string
	Hint                              string // the registry's limits, in words
	Long                              bool   // more than one line
}

// ReviewForm is the form with a campaign's real fields. The note, plain, says why it opened; it may be empty.
func ReviewForm(fields []FormField, note string) Modal {
	s := &stack{}
	s.section(Escape(Clamp(note, 600)))
	s.context("Fill in what you have; what is missing is asked for. A field holds 3,000 characters: paste a longer one after `/tcr review`, or send it as a file and choose “Diagnose rejection” in its menu.")
	for _, f := range fields {
		s.input(f.Name, f.Label, f.Initial, f.Placeholder, f.Long, true)
		s.hint(f.Hint)
	}
	return s.modal("review", "Review a campaign", "Review it", "Cancel", "")
}
