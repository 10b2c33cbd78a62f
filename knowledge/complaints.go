package knowledge

import (
	"io/fs"
	"slices"
	"strings"
)

// Complaint is a text whose cause is known: one block of a file of examples.
type Complaint struct {
	Text string
	Slug string   // its cause, or _none or _vent
	Also []string // other causes it names, or that a person could not tell from its own
	Area string   // for what is out of scope
}

// ReadComplaints reads the files of examples in a folder, such as examples or testdata/heldout beside this package.
func ReadComplaints(files fs.FS, folder string) ([]Complaint, error) {
	var all []Complaint
	err := eachFile(files, folder, ".txt", func(slug string, data []byte) error {
		for _, c := range parseComplaints(data) {
			c.Slug = slug
			all = append(all, c)
		}
		return nil
	})
	return all, err
}

// parseComplaints reads complaints with lines --- between them and optional first lines @also and @area.
func parseComplaints(data []byte) []Complaint {
	var out []Complaint
	for block := range strings.SplitSeq("\n"+strings.ReplaceAll(string(data), "\r", "")+"\n", "\n---\n") {
		var c Complaint
		block = strings.TrimSpace(block)
		for strings.HasPrefix(block, "@") {
			line, rest, _ := strings.Cut(block, "\n")
			if slugs, ok := strings.CutPrefix(line, "@also "); ok {
				c.Also = strings.Fields(slugs)
			} else if area, ok := strings.CutPrefix(line, "@area "); ok {
				c.Area = strings.TrimSpace(area)
			} else {
				break
			}
			block = strings.TrimSpace(rest)
		}
		c.Text = block
		if c.Text != "" {
			out = append(out, c)
		}
	}
	return out
}

// Fits says whether a cause answers a text that wants one of several: it is one of them, or a finer cause of one.
func (b *Base) Fits(slug string, wanted []string) bool {
	if slices.Contains(wanted, slug) {
		return true
	}
	return slices.ContainsFunc(b.causes[slug].near, func(n string) bool { return slices.Contains(wanted, n) })
}
