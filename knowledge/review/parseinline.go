package review

import "strings"

// inlineLabel is a label found inside a line: where it begins, where its value begins, and the field it names.
type inlineLabel struct {
	start, value int
	field        Field
}

// unfold puts each label of a line that holds several on a line of its own: a paste through a ticket or a chat often loses
// its line breaks.
func (p *parser) unfold(text string) string {
	var out []string
	for line := range strings.SplitSeq(p.splitBars(text), "\n") {
		for _, part := range p.unfolded(line) {
			out = append(out, p.splitAddresses(part)...)
		}
	}
	out = p.markNamed(p.markLabels(out))
	p.markBare(out)
	p.markCapitals(out)
	markSamples(out)
	return strings.Join(out, "\n")
}

// leastBarred is how many labels must stand between bars before the bars end lines.
const leastBarred = 4

// splitBars breaks lines of labeled values at their bars: "Brand=Oak Dental | Site=… | CTA=…".
func (p *parser) splitBars(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		parts := strings.Split(line, " | ")
		labels, colons := 0, make([]string, len(parts))
		for i, part := range parts {
			label, value, ok := setOff(strings.TrimSpace(part))
			if f, _ := p.labels.strict(label, 0); ok && value != "" && f != notLabel {
				labels++
			}
			if colons[i] = part; ok && len(strings.Fields(label)) < 4 {
				colons[i] = label + ": " + value
			}
		}
		if labels >= leastBarred && 2*labels > len(parts) {
			line = strings.Join(colons, "\n")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// leastBare is how many lines must be nothing but a label before such lines are taken for labels.
const leastBare = 3

// markBare puts a colon behind lines that are nothing but a label: many portals show the value below it.
func (p *parser) markBare(lines []string) {
	var at []int
	fields := map[Field]bool{}
	for i, line := range lines {
		if f, ok := p.bareLabel(line); ok {
			at = append(at, i)
			fields[f] = true
		}
	}
	if len(fields) < leastBare {
		return
	}
	for _, i := range at {
		lines[i] += ":"
	}
}

// bareLabel leaves out words in capitals: STOP on a line of its own is a keyword's value.
func (p *parser) bareLabel(line string) (Field, bool) {
	line = strings.TrimSpace(line)
	if line == "" || len(line) > 60 || strings.Count(line, " ") > 7 || line == strings.ToUpper(line) || strings.ContainsAny(line[len(line)-1:], ":.,;!?") {
		return notLabel, false
	}
	f, _ := p.labels.strict(line, 0)
	return f, f != notLabel && f != other
}

// leastCapitals is how many fields must be labeled in capitals without a colon before such words are taken for labels.
const leastCapitals = 4

// markCapitals puts a colon behind labels that only capitals set off: "USECASE Customer Care", "CTA People sign up at …".
func (p *parser) markCapitals(lines []string) {
	ends, fields := map[int]int{}, map[Field]bool{}
	for i, line := range lines {
		if f, end := p.capitals(line); end > 0 {
			ends[i], fields[f] = end, true
		}
	}
	if len(fields) < leastCapitals {
		return
	}
	for i, end := range ends {
		lines[i] = lines[i][:end] + ":" + lines[i][end:]
	}
}

// capitals is the field that a line's first words in capitals name, and where they end.
func (p *parser) capitals(line string) (Field, int) {
	end := 0
	for end < len(line) && (line[end] >= 'A' && line[end] <= 'Z' || end > 1 && strings.IndexByte("0123456789_/- ", line[end]) >= 0) {
		end++
	}
	if end == len(line) || line[end] == ':' || end < 3 {
		return notLabel, 0
	}
	end = strings.LastIndexByte(line[:end], ' ') // the last capital begins the value
	if end < 3 || end > 30 {
		return notLabel, 0
	}
	f, _ := p.labels.strict(line[:end], 0)
	if f == notLabel || f == other {
		return notLabel, 0
	}
	return f, end
}

// farthest is how many bytes of greeting may stand before the first label of a folded form.
const farthest = 60

// unfolded is a line cut before each of its labels, or the line alone.
func (p *parser) unfolded(line string) []string {
	if strings.Count(line, ":")+strings.Count(line, "?") < 3 {
		return []string{line}
	}
	found := p.inlineLabels(line)
	if len(found) == 0 || found[0].start > farthest || !severalFields(line, found) {
		return []string{line}
	}
	var out []string
	if head := strings.TrimSpace(line[:found[0].start]); strings.Trim(head, "•*-–> ") != "" {
		out = append(out, head)
	}
	for i, l := range found {
		end := len(line)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		out = append(out, withoutNumber(strings.TrimRight(strings.TrimSpace(line[l.start:end]), " /|;,·•")))
	}
	return out
}

// withoutNumber takes off the number of the next point: "Links? No. 11)".
func withoutNumber(part string) string {
	if i := strings.LastIndexByte(part, ' '); i > 0 && i+4 >= len(part) && strings.HasSuffix(part, ")") && digits(strings.TrimSuffix(part[i+1:], ")")) {
		return strings.TrimSpace(part[:i])
	}
	return part
}

// severalFields tells a folded form from a sentence with a colon or two: it names several of the texts that only a campaign
// has, or is hardly more than labels.
func severalFields(line string, found []inlineLabel) bool {
	fields, texts := map[Field]bool{}, 0
	for _, l := range found {
		if !fields[l.field] || l.field == FieldSamples {
			switch l.field {
			case FieldUseCase, FieldDescription, FieldFlow, FieldSamples, FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage:
				texts++
			}
		}
		fields[l.field] = true
	}
	if len(fields) == 2 && found[0].start == 0 && fields[FieldOptOutMessage] && fields[FieldHelpMessage] {
		return true
	}
	return len(fields) >= 3 && (texts >= 2 || len(line) < 30*len(found))
}

// mostInline is how many colons and question marks of one line are looked at.
const mostInline = 300

func (p *parser) inlineLabels(line string) []inlineLabel {
	var out []inlineLabel
	quotes, from, looked := quotesOf(line), 0, 0
	for i := 0; i < len(line) && looked < mostInline; i++ {
		if len(quotes) > 0 && i >= quotes[0].start {
			i, quotes = max(i, quotes[0].end-1), quotes[1:]
			from = max(from, i+1)
			continue
		}
		if line[i] != ':' && line[i] != '?' || i+1 < len(line) && strings.IndexByte(" \t*", line[i+1]) < 0 {
			continue
		}
		looked++
		if l, ok := p.labelBefore(line, from, i); ok {
			out = append(out, l)
			from = l.value
		}
	}
	return out
}

// labelBefore finds the label that ends at a colon or question mark and begins no earlier than from.
func (p *parser) labelBefore(line string, from, mark int) (inlineLabel, bool) {
	words, spare, end := 7, 0, mark
	if line[mark] == '?' {
		words, spare, end = 12, 1, mark+1
	}
	best, fewest := inlineLabel{}, spare+1
	for i := mark - 1; i >= from && words > 0; i-- {
		if i > from && line[i-1] != ' ' && line[i-1] != '\t' || line[i] == ' ' {
			continue
		}
		words--
		label := strings.Trim(line[i:end], "•*_#- ")
		if label == "" || !opensLabel(line, i) || strings.EqualFold(label, "text first") || onlyKeyword(line[mark+1:]) {
			continue
		}
		if f, n := p.labels.strict(label, spare); f != notLabel && n <= min(fewest, spare) {
			best, fewest = inlineLabel{i, mark + 1, f}, n
		}
	}
	return best, fewest <= spare
}

// onlyKeyword reports whether a word to reply is all that follows up to the next sentence: in "Need help? HELP. To leave: STOP."
// no label is followed by its value.
func onlyKeyword(rest string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	word = strings.TrimRight(word, "\n")
	return strings.HasSuffix(word, ".") && fits(strings.ToLower(strings.TrimRight(word, ".")), "stop/help/end/quit/cancel/info")
}

// opensLabel reports whether a label may begin at i: with a capital, or after what sets it apart.
func opensLabel(line string, i int) bool {
	if line[i] >= 'A' && line[i] <= 'Z' || strings.IndexByte("*_[•", line[i]) >= 0 {
		return true
	}
	before := strings.TrimRight(line[:i], " \t")
	return before == "" || strings.IndexByte("/|;,", before[len(before)-1]) >= 0 || strings.HasSuffix(before, "•") || strings.HasSuffix(before, "·")
}
