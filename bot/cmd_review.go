package bot

import (
	"fmt"
	"io"
	"os"
	"strings"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

type reviewCommand struct {
	JSON  bool   `help:"Print JSON."`
	JSONL bool   `name:"jsonl" help:"Read one JSON object a line with id and text from standard input; print one a line."`
	File  string `arg:"" optional:"" help:"A file with the campaign's text; - reads standard input."`
}

// reviewed is the contract of review --json and --jsonl.
type reviewed struct {
	ID       string            `json:"id,omitempty"`
	Verdict  string            `json:"verdict"`
	Read     string            `json:"read"`
	Findings []reviewedFinding `json:"findings"`
}

type reviewedFinding struct {
	Rule       string `json:"rule"`
	Article    string `json:"article"`
	Field      string `json:"field"`
	Severity   string `json:"severity"`
	Message    string `json:"message"`
	Why        string `json:"why"`
	Evidence   string `json:"evidence"`
	Suggestion string `json:"suggestion"`
}

// Run reviews one campaign, or every line of standard input.
func (c *reviewCommand) Run(w *world) error {
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	reader := review.ReadBy(base)
	if c.JSONL {
		return eachLine(w, func(line []byte) (any, error) {
			id, text, err := idAndText(line)
			if err != nil {
				return nil, err
			}
			out := reviewOut(review.Text(text, reader))
			out.ID = id
			return out, nil
		})
	}
	text, err := c.text(w)
	if err != nil {
		return err
	}
	r := review.Text(text, reader)
	if c.JSON {
		return printJSON(w.out, reviewOut(r))
	}
	printReview(w.out, r)
	return nil
}

// text reads the file, or standard input for "-"; a campaign is never an argument, it is too long for one.
func (c *reviewCommand) text(w *world) (string, error) {
	const example = "tcrbot review campaign.txt, or: tcrbot review - < campaign.json"
	switch c.File {
	case "":
		return "", &usageError{"there is no file; try: " + example}
	case "-":
		return textOf(w, []string{"-"}, example)
	}
	data, err := os.ReadFile(c.File)
	if err != nil {
		return "", fmt.Errorf("read the campaign: %w", err)
	}
	if strings.TrimSpace(string(data)) == "" {
		return "", &usageError{c.File + " is empty; try: " + example}
	}
	return string(data), nil
}

func reviewOut(r review.Report) reviewed {
	out := reviewed{Verdict: r.Verdict(), Read: r.Understood.Summary(), Findings: []reviewedFinding{}}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, reviewedFinding{f.Rule, f.Article, string(f.Field), string(f.Severity), f.Message, f.Why, f.Evidence, f.Suggestion})
	}
	return out
}

func printReview(out io.Writer, r review.Report) {
	fmt.Fprintln(out, r.Understood.Summary())
	for _, line := range r.Understood.Unread {
		fmt.Fprintf(out, "   not placed: %s\n", line)
	}
	if r.Understood.Form == review.FormNothing && len(r.Findings) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", r.Verdict())
	for _, g := range r.Groups() {
		fmt.Fprintf(out, "\n%s\n", strings.ToUpper(g.Field.Label()))
		for _, f := range g.Findings {
			printFinding(out, f)
		}
	}
}

func printFinding(out io.Writer, f review.Finding) {
	mark := map[review.Severity]string{review.Blocker: "refused", review.Warning: "fix", review.Context: "ask"}[f.Severity]
	fmt.Fprintf(out, "- %s: %s\n", mark, f.Message)
	if f.Evidence != "" {
		fmt.Fprintf(out, "    because of: %s\n", f.Evidence)
	}
	if f.Severity != review.Context {
		fmt.Fprintf(out, "    why: %s\n", f.Why)
	}
	if f.Suggestion != "" {
		fmt.Fprintf(out, "    do: %s\n", f.Suggestion)
	}
	fmt.Fprintf(out, "    more: tcrbot guide %s\n", f.Article)
}
