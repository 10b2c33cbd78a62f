package review

import "strings"

// addressKind tells an e-mail address or a link, with or without its scheme, from a word.
func addressKind(chunk string) kind {
	if strings.IndexByte(chunk, '.') < 0 {
		return word
	}
	if strings.HasPrefix(strings.ToLower(chunk), "http://") || strings.HasPrefix(strings.ToLower(chunk), "https://") {
		return link
	}
	if name, host, ok := strings.Cut(chunk, "@"); ok {
		if name != "" && strings.Contains(host, ".") && !strings.ContainsAny(host, "/@") {
			return email
		}
		return word
	}
	if host := hostOf(chunk); strings.Contains(host, ".") && knownEnding(host) {
		return link
	}
	return word
}

// hostOf is a link's host in lower case, without "www." and port.
func hostOf(address string) string {
	a := strings.ToLower(strings.TrimSpace(address))
	if _, rest, ok := strings.Cut(a, "://"); ok {
		a = rest
	}
	if i := strings.IndexAny(a, "/?#: "); i >= 0 {
		a = a[:i]
	}
	a = strings.TrimPrefix(strings.Trim(a, ".,;)("), "www.")
	for _, r := range a {
		if r != '.' && r != '-' && r != '_' && (r < '0' || r > '9' && r < 'a' || r > 'z') {
			return ""
		}
	}
	return a
}

// domainOf is the part of a host that somebody owns: "example.com" of "book.example.com".
func domainOf(host string) string {
	labels := strings.Split(host, ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-1]) == 2 && fits(labels[len(labels)-2], "co/com/org/net/gov/edu/ac/k12/ci/state") {
		n = 3
	}
	if len(labels) <= n {
		return host
	}
	return strings.Join(labels[len(labels)-n:], ".")
}

func knownEnding(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	return fits(last, "com/org/net/edu/gov/mil/io/co/us/app/info/biz/me/ly/gl/cc/ca/uk/dev/health/shop/store/site/online/ai/tv/law/bank/church/club/page/link/team/care/school/gd/id/am/to/mx/pt/es/fr/de/eu/au/nz/in/pro/agency/studio/services/life/live/dental/clinic/fit/farm/coop/fm/gg/xyz/tech/cloud/chat/help/club/events/today/world/company/solutions/group/realty/homes/pet/vet/salon/beauty/yoga/coffee/wine/beer/pizza/cafe/restaurant/media/news/support/example/test")
}

// links are a text's links as written; hosts are in lower case.
func (t *text) links() []string { return t.ofKind(link) }

func (t *text) emails() []string { return t.ofKind(email) }

func (t *text) ofKind(k kind) []string {
	var out []string
	if t.empty() {
		return nil
	}
	for _, tok := range t.tokens {
		if tok.kind == k {
			out = append(out, t.raw[tok.start:tok.end])
		}
	}
	return out
}

// phones are the North American telephone numbers of a text, as written.
func (t *text) phones() []string {
	var out []string
	if t.empty() {
		return nil
	}
	for i := 0; i < len(t.tokens); i++ {
		if last := t.phoneAt(i); last >= i {
			out = append(out, t.words(span{i, last}))
			i = last
		}
	}
	return out
}

// phoneAt returns the last token of a telephone number that begins at token i, or -1.
func (t *text) phoneAt(i int) int {
	n := len(t.tokens[i].lower)
	if !digits(t.tokens[i].lower) || i > 0 && t.raw[max(0, t.tokens[i].start-1)] == '$' {
		return -1
	}
	if n == 10 || n == 11 && t.tokens[i].lower[0] == '1' {
		return i
	}
	if n == 1 && t.tokens[i].lower == "1" && t.near(i) {
		i++
	}
	if t.lengths(i, 3, 3, 4) {
		return i + 2
	}
	if t.lengths(i, 3, 7) {
		return i + 1
	}
	if t.lengths(i, 3, 4) && i > 0 && fits(t.tokens[i-1].lower, "call/at/phone/dial/text/to") {
		return i + 1
	}
	return -1
}

// near reports whether token i+1 follows token i with at most two marks between.
func (t *text) near(i int) bool {
	return i+1 < len(t.tokens) && t.tokens[i+1].start-t.tokens[i].end <= 2 && !strings.ContainsAny(t.raw[t.tokens[i].end:t.tokens[i+1].start], "/,:\n$")
}

func (t *text) lengths(i int, want ...int) bool {
	for k, n := range want {
		if i+k >= len(t.tokens) || len(t.tokens[i+k].lower) != n || !digits(t.tokens[i+k].lower) || k > 0 && !t.near(i+k-1) {
			return false
		}
	}
	return true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
