package bot

import (
	"encoding/json"
	"fmt"
	"strings"

	"tcrbot/knowledge"
)

type codeCommand struct {
	JSON      bool     `help:"Print JSON."`
	JSONL     bool     `name:"jsonl" help:"Read one JSON object a line with id, code and provider from standard input; print one a line."`
	Providers string   `setting:"TCRBOT_PROVIDERS" help:"Your own providers, separated by commas (TCRBOT_PROVIDERS)."`
	Code      string   `arg:"" optional:"" help:"The code, such as 30909 or CR4015."`
	Provider  []string `arg:"" optional:"" help:"Who sent it."`
}

type codeEntry struct {
	Provider      string `json:"provider"`
	Code          string `json:"code"`
	Cause         string `json:"cause"`
	Meaning       string `json:"meaning"`
	Fix           string `json:"fix"`
	Resubmittable string `json:"resubmittable"`
	Source        string `json:"source"`
	IssuedBy      string `json:"issued_by,omitempty"`
	Product       string `json:"product"`
}

type codeAnswer struct {
	ID      string      `json:"id,omitempty"`
	Entries []codeEntry `json:"entries"`
}

// Run looks up one code, or every line of standard input.
func (c *codeCommand) Run(w *world) error {
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	if c.JSONL {
		return eachLine(w, func(line []byte) (any, error) {
			var ask struct {
				ID       string  `json:"id"`
				Code     *string `json:"code"`
				Provider string  `json:"provider"`
			}
			if err := json.Unmarshal(line, &ask); err != nil {
				return nil, err
			}
			if ask.Code == nil {
				return nil, fmt.Errorf(`it needs "code"`)
			}
			return codeAnswer{ask.ID, entries(base.Codes(*ask.Code, ask.Provider))}, nil
		})
	}
	if strings.TrimSpace(c.Code) == "" {
		return &usageError{"there is no code; try: tcrbot code 30909"}
	}
	rows := base.Codes(c.Code, strings.Join(c.Provider, " "))
	if c.JSON {
		return printJSON(w.out, codeAnswer{Entries: entries(rows)})
	}
	c.print(w, base, rows)
	return nil
}

func entries(rows []knowledge.Code) []codeEntry {
	out := []codeEntry{}
	for _, r := range rows {
		out = append(out, codeEntry{r.Provider, r.Code, r.Cause, r.Meaning, r.Fix, r.Resubmittable, r.Source, r.IssuedBy, r.Product})
	}
	return out
}

func (c *codeCommand) print(w *world, base *knowledge.Base, rows []knowledge.Code) {
	if len(rows) == 0 {
		fmt.Fprintf(w.out, "The code %s is not known. Try the whole sentence: tcrbot match \"…\"\n", c.Code)
		return
	}
	others := 0
	if mine, rest := base.OwnFirst(rows, fields(c.Providers)); len(mine) > 0 && len(c.Provider) == 0 {
		rows, others = mine, len(rest)
	}
	for _, r := range rows {
		name := r.Provider
		if r.IssuedBy != "" {
			name = r.PassedOnBy + " (issued by " + r.IssuedBy + ")"
		}
		if r.Product == "toll-free" {
			name += ", toll-free"
		}
		fmt.Fprintf(w.out, "%s %s: %s\n  Do: %s\n  %s (%s)\n", name, r.Code, r.Meaning, r.Fix, base.Title(r.Cause), r.Cause)
	}
	if others > 0 {
		fmt.Fprintf(w.out, "Other providers use it too (%d): name one, such as tcrbot code %s Twilio\n", others, c.Code)
	}
}
