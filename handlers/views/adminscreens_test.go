package views

// adminScreens are the ones of settings, roles and the audit.
func adminScreens() []screen {
	return []screen{
		{"settings-overview", func(w words) any { return SettingsOverview([]SettingsValue{w.settings(), w.settings()}) }, []string{"Settings: The HELP reply"}, false},
		{"settings-form", func(w words) any { return SettingsForm(w.settings()) }, nil, false},
		{"settings-fixed", func(w words) any {
			v := w.settings()
			v.Settings = v.Settings[:1]
			v.Settings[0].FixedBy = "TCRBOT_TEAM_CHANNEL"
			return SettingsForm(v)
		}, nil, false},
		{"settings-nothing", func(w words) any { return SettingsForm(SettingsValue{Title: w.title}) }, nil, false},
		{"role-mine", func(w words) any { return MyRole(w.role()) }, []string{"You are *Zebra Roofing* here"}, false},
		{"role-given", func(w words) any { return RoleGiven(w.owner, "a manager") }, []string{"<@U0ANA> is a manager now"}, false},
		{"audit", func(w words) any { return Audit(w.audit()) }, []string{"<@U0BEN> HELP message"}, false},
		{"audit-form", func(w words) any { v := w.audit(); v.Person = w.owner; return AuditForm(v) }, nil, false},
		{"audit-none", func(w words) any { return Audit(AuditValue{Person: w.owner}) }, []string{"Nothing yet"}, false},
	}
}

func (w words) settings() SettingsValue {
	one := func(name, kind, value, fallback string) SettingValue {
		return SettingValue{
			Name: name, Title: w.title, Hint: w.text, Kind: kind, Value: value, Default: fallback, ChangedBy: w.actor, ChangedAt: instant(),
			Options: []OptionValue{{"a", "A day"}, {"b", "A week"}},
		}
	}
	fixed := one("fixed", "", w.name, "")
	fixed.FixedBy = "TCRBOT_TIME_ZONE"
	return SettingsValue{
		Group: "channels", Title: w.title, Note: w.text, Meta: "{}", Providers: w.names(),
		Settings: []SettingValue{
			one("channel", "channel", "C0TEAM", ""), one("people", "people", w.owner+","+w.actor, ""), one("text", "", w.text, w.step),
			one("long", "long", w.text, ""), one("choice", "choice", "a", "b"), one("switch", "switch", "on", "off"), fixed,
		},
	}
}

func (w words) names() []string {
	var out []string
	for range min(3, w.list) {
		out = append(out, w.provider)
	}
	return out
}

func (w words) role() RoleValue {
	return RoleValue{
		Role: w.name, Admin: true,
		Commands: []RoleCommand{{Usage: "export [filters]", Who: w.title, Mine: true}, {Usage: w.step, Who: w.title}},
		Lists:    []RoleList{{Role: w.name, People: []string{w.owner, w.actor}, Groups: []string{w.id}}},
	}
}

func (w words) audit() AuditValue {
	v := AuditValue{Ticket: 41}
	for range w.list {
		v.Lines = append(v.Lines, AuditLine{At: instant(), Actor: w.actor, Words: w.text, Who: w.owner})
	}
	return v
}

func exchangeScreens() []screen {
	return []screen{
		{"tell-offer", func(w words) any { return TellOffer(w.closed(), w.text) }, []string{"does not know yet"}, false},
		{"import-form", func(words) any { return ImportForm(ImportValue{}) }, nil, false},
		{"import-checked", func(w words) any {
			return ImportForm(ImportValue{Text: w.text, Checked: true, Rows: 3, Tickets: 2, Rounds: 2, Problems: w.texts(60), Remarks: w.texts(60)})
		}, nil, false},
		{"import-sure", func(w words) any {
			return ImportForm(ImportValue{Text: w.text, Checked: true, Rows: 3, Tickets: 2, Rounds: 2, Meta: "abc"})
		}, nil, false},
		{"import-file", func(w words) any {
			return ImportForm(ImportValue{Text: w.text, File: w.name, Checked: true, Rows: 300, Tickets: 1, Rounds: 1, Meta: "abc|F1|" + w.name})
		}, nil, false},
		{"import-file-bad", func(w words) any {
			return ImportForm(ImportValue{File: w.name, Checked: true, Rows: 300, Problems: w.texts(3), Meta: "|F1|" + w.name})
		}, nil, false},
		{"import-no-file", func(w words) any { return ImportForm(ImportValue{Note: "That message has no file."}) }, nil, false},
		{"import-done", func(words) any { return ImportForm(ImportValue{Checked: true, Done: true, Fresh: 2, Known: 1}) }, nil, false},
	}
}
