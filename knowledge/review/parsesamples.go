package review

import (
	"strings"
	"unicode"
)

// markSamples puts the colon that people leave out behind "Sample message #2" and behind a heading of numbered samples.
func markSamples(lines []string) {
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if end := sampleNumber(line); end > 0 && opensMessage(line[end:]) {
			lines[i] = line[:end] + ":" + line[end:]
		}
		if samplesHeading(line) && i+1 < len(lines) && numbered(strings.TrimSpace(lines[i+1])) {
			lines[i] = line + ":"
		}
	}
}

// listedSamples takes apart samples that stand in one line: "(1) Oak Dental: … (2) Oak Dental: …".
func listedSamples(line string) []string {
	for _, marks := range [][2]string{{"(", ") "}, {"", ") "}, {"", ". "}, {"", ": "}, {"#", " "}, {"#", ": "}} {
		rest, ok := strings.CutPrefix(line, marks[0]+"1"+marks[1])
		var out []string
		for n := '2'; ok && n <= '9'; n++ {
			before, after, more := strings.Cut(rest, " "+marks[0]+string(n)+marks[1])
			out = append(out, strings.TrimRight(strings.TrimSpace(before), ";,"))
			if rest, ok = after, more; !ok {
				break
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

// newSample tells the next sample of a list without bullets from one more line of the sample before.
func newSample(first, line string) bool {
	name := namePrefix(line)
	return name != "" && name == namePrefix(first)
}

// sampleNumber is where "Sample text #1" ends at the start of a line, or 0.
func sampleNumber(line string) int {
	end, named := 0, false
	for w := range strings.FieldsSeq(line) {
		end += strings.Index(line[end:], w) + len(w)
		number := strings.TrimPrefix(w, "#")
		switch {
		case fits(strings.ToLower(w), "sample/samples/example"):
			named = true
		case named && len(number) == 1 && number[0] >= '1' && number[0] <= '9':
			return end
		case !fits(strings.ToLower(w), "message/text/sms/msg/no/number/#"):
			return 0
		}
	}
	return 0
}

// numberedMessage reports whether a label is nothing but "Msg 1" or "Text #2".
func numberedMessage(label string) bool {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(label), "#", " "))
	return len(words) == 2 && (fits(words[0], "message/msg/text/sms/txt") && fits(words[1], "1/2/3/4/5") || fits(words[1], "message/msg/text/sms/txt") && fits(words[0], "second/third/fourth/2nd/3rd"))
}

// opensMessage tells a message from a remark about one: "Sample 2 looks fine".
func opensMessage(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest != "" && (rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] == '"' || strings.HasPrefix(rest, "“"))
}

func samplesHeading(line string) bool {
	head, _, _ := strings.Cut(strings.ToLower(line), "(")
	words := strings.Fields(head)
	return len(words) > 0 && len(words) < 6 && (fits(words[len(words)-1], "samples/examples/messages") || fits(words[0], "samples/examples")) && strings.Contains(head, "ample")
}

func numbered(line string) bool {
	return line != "" && trimBullet(line) != line
}

// mostLabelWords is how many words a label may have that stands right before a text.
const mostLabelWords = 3

// markNamed puts the colon that people leave out between a label and a text that opens with the business's name, and such a text on
// a line of its own: "Stop reply Oak Dental: …. Help reply Oak Dental: …".
func (p *parser) markNamed(lines []string) []string {
	name := p.sender(lines)
	if name == "" {
		return lines
	}
	var out []string
	for _, line := range lines {
		for from := 0; ; {
			i := strings.Index(line[from:], name+":")
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(name)
			start, ok := p.labelEndingAt(line, at)
			if !ok {
				continue
			}
			if head := strings.TrimSpace(line[:start]); head != "" {
				out = append(out, head)
			}
			line = strings.TrimSpace(line[start:at]) + ": " + line[at:]
			from = at - start + len(name)
		}
		out = append(out, line)
	}
	return out
}

// labelEndingAt finds a label of a few words that ends right before a place and opens a line or follows a full stop.
func (p *parser) labelEndingAt(line string, at int) (int, bool) {
	start := len(strings.TrimRight(line[:at], " "))
	for range mostLabelWords {
		start = strings.LastIndexByte(strings.TrimRight(line[:start], " "), ' ') + 1
		f, _ := p.labels.strict(line[start:at], 0)
		before := strings.TrimRight(line[:start], " ")
		opens := before == "" || strings.IndexByte(".!?:;,\"", before[len(before)-1]) >= 0
		if f != notLabel && f != other && opens && plainLabel(line[start:at]) {
			return start, true
		}
		if start == 0 {
			break
		}
	}
	return 0, false
}

// formLanguage reports whether words name nothing but parts of a form: "Opt-in Message", "Policy".
func formLanguage(words []string) bool {
	for _, w := range words {
		if !fits(strings.ToLower(w), "message/messages/msg/text/texts/sms/reply/response/confirmation/keyword/keywords/policy/url/link/links/page/number/numbers/flow/opt-in/opt-out/opt/in/out/help/stop/campaign/brand/name/address/sample/example/content/lending/gated/use/case/type/terms/privacy/field/value/note/1/2/3/4/5/#1/#2/#3") {
			return false
		}
	}
	return true
}

// plainLabel reports whether a label has nothing but words in it: what ends in a mark is set off already.
func plainLabel(label string) bool {
	return !strings.ContainsFunc(label, func(r rune) bool {
		return !unicode.IsLetter(r) && r != ' ' && r != '-' && r != '#' && (r < '0' || r > '9')
	}) &&
		!strings.HasSuffix(strings.TrimSpace(label), "-")
}

// sender is the name that most texts of a paste open with, also behind a word or two; "" if it opens less than two.
func (p *parser) sender(lines []string) string {
	best, most := "", 1
	for _, line := range lines[:min(len(lines), 200)] {
		parts := strings.SplitN(line, ":", 4)
		for _, head := range parts[:len(parts)-1] {
			if len(head) > 90 {
				continue
			}
			for _, name := range p.senders(strings.Fields(head)) {
				if n := strings.Count(p.whole, name+":"); n > most || n == most && n > 1 && len(name) > len(best) {
					best, most = name, n
				}
			}
		}
	}
	return best
}

// senders are the names that may end in a colon after some words, with up to three words of a label before each.
func (p *parser) senders(words []string) []string {
	var out []string
	for k := range min(mostLabelWords+1, len(words)) {
		if name := strings.Join(words[k:], " "); upperFirst(name) && p.labels.labelOf(name) == notLabel && !formLanguage(words[k:]) {
			out = append(out, name)
		}
	}
	return out
}
