package handlers

// admit refuses people the bot does not work for. Every entry point calls it first.
func (d *Desk) admit(p Person) error {
	switch {
	case p.ID == "" || p.Bot:
		return say("", "I answer people only.")
	case p.Stranger:
		return say("", "I work for the support team of this workspace only. Please ask your contact there.")
	case p.Guest:
		return say("", "I work for full members of this workspace only. Please ask a member of the support team to look it up for you.")
	}
	return nil
}

// admin refuses what is kept for the admins listed in TCRBOT_ADMINS.
func (d *Desk) admin(p Person, what string) error {
	if p.Admin {
		return nil
	}
	return say("", "Only an admin of this bot may %s. %s", what, d.whomToAsk())
}

func (d *Desk) whomToAsk() string {
	if d.settings.Contact != "" {
		return "Ask " + d.settings.Contact + "."
	}
	return "Ask whoever installed it: admins are listed in TCRBOT_ADMINS."
}
