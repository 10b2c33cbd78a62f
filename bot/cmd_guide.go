package bot

import (
	"fmt"
	"io"
	"strings"

	"tcrbot/knowledge"
)

type guideCommand struct {
	Topic []string `arg:"" optional:"" help:"An article's name, or words to search for."`
}

// Run lists, searches or prints articles.
func (c *guideCommand) Run(w *world) error {
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	topic := strings.Join(c.Topic, " ")
	if a, ok := base.Article(topic); ok {
		printArticle(w.out, a)
		return nil
	}
	found := base.Articles()
	if topic != "" {
		found = base.Search(topic, 10)
	}
	if len(found) == 0 {
		fmt.Fprintln(w.out, "No article fits that. Try one or two plain words, or tcrbot guide for the list.")
	}
	for _, a := range found {
		fmt.Fprintf(w.out, "%-32s %s\n", a.Slug, a.Title)
	}
	return nil
}

func printArticle(out io.Writer, a knowledge.Article) {
	fmt.Fprintf(out, "%s\n%s\n\n%s\n\nWhat to do\n", a.Title, strings.Repeat("=", len([]rune(a.Title))), a.Meaning)
	for i, s := range a.Fix {
		fmt.Fprintf(out, "%d. %s\n", i+1, s)
	}
	for _, w := range a.Wording {
		fmt.Fprintf(out, "\n%s (%d characters, true after step %d)\n  %s\n", w.Where, len(w.Text), w.Step, strings.ReplaceAll(w.Text, "\n", "\n  "))
	}
	fmt.Fprintf(out, "\nReply to the customer\n%s\n\nSources\n", a.Reply)
	for _, s := range a.Sources {
		fmt.Fprintf(out, "- %s %s (checked %s)\n", s.Title, s.URL, s.Checked)
	}
}
