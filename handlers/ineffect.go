package handlers

// InEffect is a preference as it counts, and where its value comes from: the environment variable, "/tcr settings", or "" for the
// default.
type InEffect struct{ Name, Value, From string }

// ChoicesInEffect tells which values count and whence, from what is stored and what the environment fixes.
func ChoicesInEffect(stored, fixed map[string]string) []InEffect {
	c := choices{stored: stored, fixed: fixed}
	var out []InEffect
	for _, p := range Preferences() {
		one := InEffect{Name: p.Name, Value: c.value(p)}
		switch _, chosen := stored[p.Name]; {
		case fixed[p.Name] != "":
			one.From = p.Variable
		case chosen:
			one.From = "/tcr settings"
		}
		out = append(out, one)
	}
	return out
}
