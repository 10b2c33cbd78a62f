package bot

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"tcrbot/knowledge/review"
)

type draftCommand struct {
	Answers  string `placeholder:"FILE" help:"Read the answers from this file, - for standard input: lines \"question: answer\"."`
	Provider string `help:"Whose form to fill in; the registry's own names otherwise."`
	JSON     bool   `help:"Print JSON."`
}

// drafted is the contract of draft --json.
type drafted struct {
	Provider string         `json:"provider"`
	Ready    bool           `json:"ready"`
	Refused  []string       `json:"refused"` // why no wording helps; there are then no fields
	First    []string       `json:"first"`
	Fields   []draftedField `json:"fields"`
	Ask      []string       `json:"ask"`
}

type draftedField struct {
	Field  string `json:"field"`
	Label  string `json:"label"`
	Text   string `json:"text"`
	Length int    `json:"length"`
	Min    int    `json:"min,omitempty"`
	Max    int    `json:"max,omitempty"`
	Note   string `json:"note,omitempty"`
	Ask    string `json:"ask,omitempty"`
}

// Run drafts a campaign from a file of answers, or asks the eight questions.
func (c *draftCommand) Run(w *world) error {
	answers, err := c.answers(w)
	if err != nil {
		return err
	}
	d := review.Draft(answers, c.Provider)
	if c.JSON {
		return printJSON(w.out, draftOut(d))
	}
	_, err = fmt.Fprint(w.out, d.Text())
	return err
}

func (c *draftCommand) answers(w *world) (review.Answers, error) {
	if c.Answers == "" {
		// The questions go to standard error, so that the draft alone is on standard output.
		return askAll(w.in, w.err)
	}
	text, err := c.file(w)
	if err != nil {
		return nil, err
	}
	answers, unread := review.ParseAnswers(text)
	if len(answers) == 0 {
		return nil, &usageError{fmt.Sprintf("no answer in %s; begin its lines with %s, or 1 to %d, and a colon", c.Answers, questionIDs(), len(review.Questions()))}
	}
	for _, line := range unread {
		fmt.Fprintf(w.err, "tcrbot: not read, it stands before the first question: %s\n", line)
	}
	return answers, nil
}

func (c *draftCommand) file(w *world) (string, error) {
	in := w.in
	if c.Answers != "-" {
		f, err := os.Open(c.Answers)
		if err != nil {
			return "", fmt.Errorf("read the answers: %w", err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, 1<<20))
	if err != nil {
		return "", fmt.Errorf("read the answers: %w", err)
	}
	return string(data), nil
}

func questionIDs() string {
	var ids []string
	for _, q := range review.Questions() {
		ids = append(ids, string(q.ID))
	}
	return strings.Join(ids, ", ")
}

// askAll asks the questions one by one. An empty line leaves one open, the end of input the rest.
func askAll(in io.Reader, out io.Writer) (review.Answers, error) {
	lines := bufio.NewReaderSize(in, 1<<16)
	answers := review.Answers{}
	questions := review.Questions()
	fmt.Fprintf(out, "%d questions. Enter alone leaves one open; \\ at the end of a line goes on in the next.\n", len(questions))
	for i, q := range questions {
		fmt.Fprintf(out, "\n%d of %d. %s\n", i+1, len(questions), q.Ask)
		for n, choice := range q.Choices {
			fmt.Fprintf(out, "   %d  %s\n", n+1, choice.Label)
		}
		if q.Hint != "" {
			fmt.Fprintf(out, "   %s\n", q.Hint)
		}
		fmt.Fprint(out, "> ")
		line, err := draftLine(lines)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		answers[q.ID] = picked(q, line)
		if err != nil {
			break
		}
	}
	fmt.Fprintln(out)
	return answers, nil
}

// draftLine reads one line; a backslash at its end joins the next.
func draftLine(in *bufio.Reader) (string, error) {
	var all []string
	for {
		line, err := in.ReadString('\n')
		line, more := strings.CutSuffix(strings.TrimRight(line, "\r\n"), `\`)
		all = append(all, line)
		if !more || err != nil {
			return strings.Join(all, "\n"), err
		}
	}
}

// picked turns the number of a choice at the start of an answer into the choice.
func picked(q review.Question, line string) string {
	first, details, _ := strings.Cut(strings.TrimSpace(line), " ")
	if n, err := strconv.Atoi(strings.TrimRight(first, ".,:")); err == nil && n >= 1 && n <= len(q.Choices) {
		return q.Choices[n-1].Answer + " " + details
	}
	return line
}

func draftOut(d review.Drafted) drafted {
	out := drafted{Provider: d.Provider, Ready: d.Ready(), Refused: append([]string{}, d.Refused...), First: append([]string{}, d.First...), Fields: []draftedField{}, Ask: append([]string{}, d.Questions()...)}
	for _, f := range d.Fields {
		out.Fields = append(out.Fields, draftedField{string(f.Field), f.Label, f.Text, f.Length, f.Min, f.Max, f.Note, f.Ask})
	}
	return out
}
