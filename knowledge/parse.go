package knowledge

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// header is an article's front matter.
type header struct {
	Title     string     `yaml:"title"`
	Summary   string     `yaml:"summary"`
	Fixable   Fixable    `yaml:"fixable"`
	Cost      []Fact     `yaml:"cost"`
	Time      []Fact     `yaml:"time"`
	Steps     []string   `yaml:"steps"`
	Phrases   []string   `yaml:"phrases"`
	Questions []Question `yaml:"questions"`
	Neighbors []Neighbor `yaml:"neighbors"`
	Codes     []string   `yaml:"codes"`
	Sources   []Source   `yaml:"sources"`
	Owner     string     `yaml:"owner"`
	VerifyBy  string     `yaml:"verify-by"`
}

// ParseArticle reads one article; docs/writing-articles.md describes the format. The error names what could not be read;
// what can be read but is wrong is Lint's business.
func ParseArticle(slug string, data []byte) (Article, error) {
	front, body, err := frontMatter(data)
	if err != nil {
		return Article{}, err
	}
	var h header
	if err := decodeFront(front, &h); err != nil {
		return Article{}, err
	}
	a := Article{
		Slug: slug, Title: h.Title, Summary: h.Summary, Fixable: h.Fixable, Cost: h.Cost, Time: h.Time, Steps: h.Steps,
		Phrases: h.Phrases, Questions: h.Questions, Neighbors: h.Neighbors, Codes: h.Codes, Sources: h.Sources,
		Owner: h.Owner, VerifyBy: h.VerifyBy,
	}
	return a, a.readSections(sections(body, "## "))
}

func frontMatter(data []byte) (front, body []byte, err error) {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(data, "\ufeff \n"), []byte("---\n"))
	if !ok {
		return nil, nil, fmt.Errorf("front matter: the file must begin with a line ---")
	}
	front, body, ok = bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return nil, nil, fmt.Errorf("front matter: no closing line ---")
	}
	return front, body, nil
}

// decodeFront reads front matter; a field that does not belong there is an error.
func decodeFront(front []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(front))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("front matter: %w", err)
	}
	return nil
}

// section is a heading and what stands under it.
type section struct{ head, text string }

func sections(body []byte, mark string) []section {
	var out []section
	for line := range strings.Lines(string(body)) {
		if head, ok := strings.CutPrefix(line, mark); ok {
			out = append(out, section{head: strings.TrimSpace(head)})
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].text += line
		}
	}
	for i := range out {
		out[i].text = strings.TrimSpace(out[i].text)
	}
	return out
}

func (a *Article) readSections(list []section) error {
	for _, s := range list {
		switch strings.ToLower(s.head) {
		case "what it means":
			a.Meaning = s.text
		case "why reviewers raise it":
			a.Why = s.text
		case "fix":
			a.Fix = numbered(s.text)
		case "wording":
			wording, err := parseWording(s.text)
			if err != nil {
				return err
			}
			a.Wording = wording
		case "reply to the customer":
			a.Reply = s.text
		default:
			return fmt.Errorf("section %q: not one of What it means, Why reviewers raise it, Fix, Wording, Reply to the customer", s.head)
		}
	}
	return nil
}

// numbered reads "1. …" lines; lines that follow belong to their step.
func numbered(text string) []string {
	var steps []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		num, rest, ok := strings.Cut(line, ". ")
		if ok && allDigits(num) {
			steps = append(steps, strings.TrimSpace(rest))
		} else if line != "" && len(steps) > 0 {
			steps[len(steps)-1] += " " + line
		}
	}
	return steps
}

// afterStep reads the step out of a line such as "True after step 3." or "True only after steps 2 and 3."; 0 means that no
// line names one.
func afterStep(text string) int {
	lower := strings.ToLower(text)
	for _, lead := range []string{"true after step", "true only after step"} {
		if _, rest, ok := strings.Cut(lower, lead); ok {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, "s"), " ")
			n, _ := strconv.Atoi(rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))])
			return n
		}
	}
	return 0
}

func parseWording(text string) ([]Wording, error) {
	var out []Wording
	for _, s := range sections([]byte(text), "### ") {
		w := Wording{Where: s.head, Step: afterStep(s.text)}
		var quote []string
		for line := range strings.Lines(s.text) {
			if q, ok := strings.CutPrefix(strings.TrimSpace(line), ">"); ok {
				quote = append(quote, strings.TrimSpace(q))
			}
		}
		w.Text = strings.TrimSpace(strings.Join(quote, "\n"))
		if w.Text == "" {
			return nil, fmt.Errorf("wording %q: no text; quote it with lines that begin with >", s.head)
		}
		out = append(out, w)
	}
	return out, nil
}

// parseSnippet reads a canned text.
func parseSnippet(slug string, data []byte) (Snippet, error) {
	front, body, err := frontMatter(data)
	if err != nil {
		return Snippet{}, err
	}
	s := Snippet{Slug: slug, Text: string(bytes.TrimSpace(body))}
	var h struct {
		Title    string `yaml:"title"`
		When     string `yaml:"when"`
		Audience string `yaml:"audience"`
	}
	if err := decodeFront(front, &h); err != nil {
		return Snippet{}, err
	}
	s.Title, s.When, s.Audience = h.Title, h.When, h.Audience
	return s, nil
}
