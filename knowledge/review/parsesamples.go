package review

import "strings"

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
	return len(words) == 2 && fits(words[0], "message/msg/text/sms/txt") && fits(words[1], "1/2/3/4/5")
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
