package seed

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed history/*.txt
var history embed.FS

// story is a case as it is written down.
type story struct {
	customer, kind, campaign, brand string
	provider, cause, reference      string
	blocked                         bool
	rejection                       string
	steps                           []step
}

// step is one line of a case.
type step struct {
	days    int // business days before now
	who     string
	verb    string
	outcome string
	why     string
}

// question is a lookup that led to no case.
type question struct {
	days int
	who  string
	text string
}

func stories() ([]story, error) {
	files, err := fs.Glob(history, "history/[0-9]*.txt")
	if err != nil {
		return nil, fmt.Errorf("list the history: %w", err)
	}
	var out []story
	for _, name := range files {
		data, err := history.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the history: %w", err)
		}
		for paragraph := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
			s, err := parseStory(strings.Split(paragraph, "\n"))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, s)
		}
	}
	return out, nil
}

func parseStory(lines []string) (story, error) {
	parts := strings.Split(lines[0], "; ")
	if len(parts) < 5 || len(lines) < 3 {
		return story{}, fmt.Errorf("%q is no case", lines[0])
	}
	s := story{customer: parts[0], provider: parts[2], cause: parts[3], reference: parts[4], blocked: len(parts) > 5}
	s.kind, s.campaign, _ = strings.Cut(parts[1], " ")
	if s.kind == "brand" {
		s.brand, s.campaign = s.customer, ""
	}
	s.rejection = strings.TrimPrefix(lines[1], "> ")
	for _, line := range lines[2:] {
		st, err := parseStep(line)
		if err != nil {
			return s, err
		}
		s.steps = append(s.steps, st)
	}
	return s, nil
}

func parseStep(line string) (step, error) {
	head, why, _ := strings.Cut(line, ": ")
	words := strings.Fields(head)
	if len(words) < 3 {
		return step{}, fmt.Errorf("%q is no step", line)
	}
	days, err := strconv.Atoi(words[0])
	if err != nil {
		return step{}, fmt.Errorf("%q does not begin with a number of days: %w", line, err)
	}
	s := step{days: days, who: words[1], verb: words[2], why: why}
	if len(words) > 3 {
		s.outcome = words[3]
	}
	return s, nil
}

func questions() ([]question, error) {
	data, err := history.ReadFile("history/questions.txt")
	if err != nil {
		return nil, fmt.Errorf("read the questions: %w", err)
	}
	var out []question
	for line := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		day, rest, _ := strings.Cut(line, " ")
		who, text, _ := strings.Cut(rest, " ")
		days, err := strconv.Atoi(day)
		if err != nil {
			return nil, fmt.Errorf("the question %q has no day: %w", line, err)
		}
		out = append(out, question{days, who, text})
	}
	return out, nil
}
