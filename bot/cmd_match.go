package bot

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"tcrbot/knowledge"
)

type matchCommand struct {
	JSON     bool     `help:"Print JSON."`
	JSONL    bool     `name:"jsonl" help:"Read one JSON object a line with id and text from standard input; print one a line."`
	Provider string   `help:"The provider the rejection came from."`
	Text     []string `arg:"" optional:"" help:"The rejection; - reads it from standard input."`
}

// matched is the contract of match --json and --jsonl.
type matched struct {
	ID      string          `json:"id,omitempty"`
	Verdict string          `json:"verdict"`
	Causes  []matchedCause  `json:"causes"`
	Reasons []matchedReason `json:"reasons"`
}

type matchedCause struct {
	Slug       string   `json:"slug"`
	Score      float64  `json:"score"`
	Confidence string   `json:"confidence"`
	Why        []string `json:"why"`
}

type matchedReason struct {
	Text string `json:"text"`
	Slug string `json:"slug"`
}

// Run answers one text, or every line of standard input.
func (c *matchCommand) Run(w *world) error {
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	if c.JSONL {
		return eachLine(w, func(line []byte) (any, error) {
			id, text, err := idAndText(line)
			if err != nil {
				return nil, err
			}
			out := matchOut(base.Match(text, knowledge.Hints{Provider: c.Provider}))
			out.ID = id
			return out, nil
		})
	}
	text, err := textOf(w, c.Text, `tcrbot match "HELP message has no contact"`)
	if err != nil {
		return err
	}
	m := base.Match(text, knowledge.Hints{Provider: c.Provider})
	if c.JSON {
		return printJSON(w.out, matchOut(m))
	}
	printMatch(w.out, base, m)
	return nil
}

// textOf joins the arguments, or reads standard input for "-".
func textOf(w *world, args []string, example string) (string, error) {
	text := strings.Join(args, " ")
	if text == "-" {
		data, err := io.ReadAll(io.LimitReader(w.in, 10<<20))
		if err != nil {
			return "", fmt.Errorf("read standard input: %w", err)
		}
		text = string(data)
	}
	if strings.TrimSpace(text) == "" {
		return "", &usageError{"there is no text; try: " + example}
	}
	return text, nil
}

func matchOut(m knowledge.Match) matched {
	out := matched{Verdict: string(m.Verdict), Causes: []matchedCause{}, Reasons: []matchedReason{}}
	for _, c := range m.Causes {
		out.Causes = append(out.Causes, matchedCause{c.Slug, c.Score, string(c.Confidence), append([]string{}, c.Why...)})
	}
	for _, r := range m.Reasons {
		out.Reasons = append(out.Reasons, matchedReason{r.Text, r.Slug})
	}
	return out
}

func printMatch(out io.Writer, base *knowledge.Base, m knowledge.Match) {
	if len(m.Causes) == 0 {
		fmt.Fprintln(out, "No cause found. Paste the sentence or code that gives the reason.")
		return
	}
	for i, c := range m.Causes[:min(3, len(m.Causes))] {
		fmt.Fprintf(out, "%d. %s (%s, %s)\n", i+1, base.Title(c.Slug), c.Slug, c.Confidence)
		if len(c.Why) > 0 {
			fmt.Fprintf(out, "   because of: %s\n", strings.Join(c.Why, "; "))
		}
	}
	if a, ok := base.Article(m.Best()); ok {
		fmt.Fprintln(out)
		for i, s := range a.Steps {
			fmt.Fprintf(out, "%d. %s\n", i+1, s)
		}
		fmt.Fprintf(out, "\nAll of it: tcrbot guide %s\n", a.Slug)
	}
}

func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// idAndText reads the line of JSON that match and review are asked with.
func idAndText(line []byte) (id, text string, err error) {
	var ask struct {
		ID   *string `json:"id"`
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(line, &ask); err != nil {
		return "", "", err
	}
	if ask.ID == nil || ask.Text == nil {
		return "", "", errors.New(`it needs "id" and "text"`)
	}
	return *ask.ID, *ask.Text, nil
}

// eachLine answers every line of standard input with a line of JSON. A line that cannot be read is named on standard error
// and the rest is still answered; the command then fails.
func eachLine(w *world, answer func(line []byte) (any, error)) error {
	lines := bufio.NewReaderSize(w.in, 1<<16)
	out := bufio.NewWriter(w.out)
	failed := false
	for n := 1; ; n++ {
		line, readErr := lines.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			v, err := answer(line)
			if err == nil {
				err = printJSON(out, v)
			}
			if err != nil {
				failed = true
				fmt.Fprintf(w.err, "tcrbot: line %d: %s\n", n, err)
			}
		}
		if readErr == io.EOF {
			break
		}
		if readErr != nil {
			return fmt.Errorf("read standard input: %w", readErr)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if failed {
		return errReported
	}
	return nil
}
