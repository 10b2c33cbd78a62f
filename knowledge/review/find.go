package review

import "strings"

// A pattern is words with single spaces between. "a/b" stands for either word, "opt*" for any word that begins so, ".." for
// up to three words between, "..6" for up to six, "#" for a word of digits. A match stays inside one sentence.

// find returns the first match of any of the patterns.
func (t *text) find(patterns ...string) (span, bool) { return t.search(patterns, nil) }

// has reports whether any of the patterns matches.
func (t *text) has(patterns ...string) bool {
	_, ok := t.find(patterns...)
	return ok
}

// findInClause is find for words that belong together: a match does not reach over a comma or a colon.
func (t *text) findInClause(patterns ...string) (span, bool) {
	return t.search(patterns, func(s span) bool { return t.tokens[s.first].clause == t.tokens[s.last].clause })
}

// says returns the first match that is not denied in its sentence ("no loans are offered").
func (t *text) says(patterns ...string) (span, bool) {
	return t.search(patterns, func(s span) bool { return !t.denied(s) })
}

func (t *text) search(patterns []string, keep func(span) bool) (span, bool) {
	if t.empty() {
		return span{}, false
	}
	for _, p := range patterns {
		if s, ok := t.searchOne(p, keep); ok {
			return s, true
		}
	}
	return span{}, false
}

func (t *text) searchOne(pattern string, keep func(span) bool) (span, bool) {
	head, rest, _ := strings.Cut(pattern, " ")
	for start := 0; start < len(head); {
		end := start
		for end < len(head) && head[end] != '/' {
			end++
		}
		if s, ok := t.from(head[start:end], rest, keep); ok {
			return s, true
		}
		start = end + 1
	}
	return span{}, false
}

// from matches a pattern that begins with one word.
func (t *text) from(head, rest string, keep func(span) bool) (span, bool) {
	if head == "#" || head[len(head)-1] == '*' {
		for i := range t.tokens {
			if fits(t.tokens[i].lower, head) {
				if last, ok := t.follow(i, rest); ok && (keep == nil || keep(span{i, last})) {
					return span{i, last}, true
				}
			}
		}
		return span{}, false
	}
	if !t.mayHold(head) {
		return span{}, false
	}
	for _, i := range t.at[head] {
		if last, ok := t.follow(i, rest); ok && (keep == nil || keep(span{i, last})) {
			return span{i, last}, true
		}
	}
	return span{}, false
}

// follow matches the rest of a pattern after token i and returns its last token.
func (t *text) follow(i int, rest string) (int, bool) {
	if rest == "" {
		return i, true
	}
	head, tail, _ := strings.Cut(rest, " ")
	gap := 0
	if n, ok := strings.CutPrefix(head, ".."); ok {
		gap = 3
		if n != "" {
			gap = int(n[0] - '0')
		}
		head, tail, _ = strings.Cut(tail, " ")
	}
	for j := i + 1; j <= i+1+gap && j < len(t.tokens) && t.tokens[j].sentence == t.tokens[i].sentence; j++ {
		if fits(t.tokens[j].lower, head) {
			if last, ok := t.follow(j, tail); ok {
				return last, true
			}
		}
	}
	return 0, false
}

// fits reports whether a word is one of an element's alternatives.
func fits(lower, element string) bool {
	for start := 0; start < len(element); {
		end := start
		for end < len(element) && element[end] != '/' {
			end++
		}
		switch n := end - start; {
		case n == 0:
		case n == len(lower) && element[start] == lower[0] && element[start:end] == lower:
			return true
		case n == 1 && element[start] == '#' && lower != "" && lower[0] >= '0' && lower[0] <= '9':
			return true
		case element[end-1] == '*' && n-1 <= len(lower) && lower[:n-1] == element[start:end-1]:
			return true
		}
		start = end + 1
	}
	return false
}

// denied reports whether a span is negated: "we do not …", "no wine, beer or spirits", "… is never sold".
func (t *text) denied(s span) bool {
	crossed, beyond := 0, false
	for i := s.first - 1; i >= 0 && s.first-i <= 12; i-- {
		if t.tokens[i].sentence != t.tokens[s.first].sentence || t.tokens[i].lower == "but" {
			break
		}
		if t.tokens[i].clause != t.tokens[i+1].clause {
			if crossed > 5 { // a long clause is a statement of its own, no item of a list
				break
			}
			crossed, beyond = 0, true
		}
		crossed++
		if beyond && crossed > 3 {
			break
		}
		if negates(t.tokens[i].lower) && (t.tokens[i].lower != "not" || t.tokens[i+1].lower != "only") {
			return true
		}
	}
	for i := s.first + 1; i < s.last; i++ {
		if t.tokens[i].lower == "no" || i+1 == s.last && fits(t.tokens[i].lower, "not/never") {
			return true
		}
	}
	return t.freeOf(s) || t.deniedAfter(s)
}

// freeOf reports whether a span is half of a word that means its absence: "vape-free", "anti-gambling", "non-alcoholic".
func (t *text) freeOf(s span) bool {
	rest := strings.ToLower(t.raw[t.tokens[s.last].end:min(len(t.raw), t.tokens[s.last].end+5)])
	if rest == "-free" {
		return true
	}
	return s.first > 0 && fits(t.tokens[s.first-1].lower, "anti/non") && t.tokens[s.first].start == t.tokens[s.first-1].end+1
}

func (t *text) deniedAfter(s span) bool {
	for i := s.last + 1; i+1 < len(t.tokens) && i <= s.last+4 && t.tokens[i].clause == t.tokens[s.last].clause; i++ {
		if fits(t.tokens[i].lower, "so/because/since/unless/until") {
			return false // a reason or a condition denies itself, not what it is for
		}
		if fits(t.tokens[i].lower, "is/are/was/were/be/will/does/do/has/have/been") && fits(t.tokens[i+1].lower, "not/never") {
			return true
		}
		if fits(t.tokens[i].lower, "isn't/aren't/won't/wasn't/doesn't/never/prohibited/excluded/forbidden") {
			return true
		}
	}
	return false
}

func negates(lower string) bool {
	switch lower {
	case "no", "not", "never", "without", "none", "nothing", "neither", "nor", "nobody", "cannot", "zero", "exclude", "excludes",
		"excluding", "avoid", "lacks", "lack", "missing", "unlike":
		return true
	}
	return strings.HasSuffix(lower, "n't")
}
