package bot

import (
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
)

// pasted reads everything a message says: its text or, where they say more, its blocks, then attachments (helpdesk posts
// often have nothing else) and text files: those in whole, by id, and of others the preview. Pictures are counted.
func pasted(m slack.Msg, whole map[string]string) handlers.Pasted {
	text := unescape(m.Text)
	if blocks := blocksText(m.Blocks.BlockSet); len(blocks) > len(text) {
		text = blocks
	}
	parts := []string{text}
	for _, at := range m.Attachments {
		parts = append(parts, attachmentText(at))
	}
	p := handlers.Pasted{Author: m.User}
	for _, f := range m.Files {
		switch {
		case strings.HasPrefix(f.Mimetype, "image/"):
			p.Pictures++
		case whole[f.ID] != "" || f.Preview != "":
			file := textFile(f, whole[f.ID])
			p.Files, parts = append(p.Files, file), append(parts, file.Text)
			p.Cut = p.Cut || file.Cut
		}
	}
	p.Text = joinParts(parts)
	return p
}

// textFile is a file in whole, or its preview.
func textFile(f slack.File, whole string) handlers.TextFile {
	if whole != "" {
		return handlers.TextFile{ID: f.ID, Name: f.Name, Text: whole, Cut: len(whole) >= fileBytes}
	}
	return handlers.TextFile{ID: f.ID, Name: f.Name, Text: f.Preview, Cut: f.LinesMore > 0}
}

func joinParts(parts []string) string {
	var kept []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\n")
}

func attachmentText(at slack.Attachment) string {
	parts := []string{at.Pretext, at.Title, at.Text}
	for _, f := range at.Fields {
		parts = append(parts, f.Title+": "+f.Value)
	}
	parts = append(parts, blocksText(at.Blocks.BlockSet))
	text := joinParts(parts)
	if text == "" {
		text = at.Fallback
	}
	return unescape(text)
}

func blocksText(blocks []slack.Block) string {
	var parts []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *slack.SectionBlock:
			parts = append(parts, sectionText(b))
		case *slack.HeaderBlock:
			parts = append(parts, objectText(b.Text))
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				if t, ok := e.(*slack.TextBlockObject); ok {
					parts = append(parts, objectText(t))
				}
			}
		case *slack.RichTextBlock:
			for _, e := range b.Elements {
				parts = append(parts, richText(e))
			}
		case *slack.MarkdownBlock:
			parts = append(parts, b.Text)
		}
	}
	return joinParts(parts)
}

func sectionText(b *slack.SectionBlock) string {
	parts := []string{objectText(b.Text)}
	for _, f := range b.Fields {
		parts = append(parts, objectText(f))
	}
	return joinParts(parts)
}

func objectText(t *slack.TextBlockObject) string {
	if t == nil {
		return ""
	}
	return unescape(t.Text)
}

func richText(e slack.RichTextElement) string {
	switch e := e.(type) {
	case *slack.RichTextSection:
		return sectionElements(e.Elements)
	case *slack.RichTextQuote:
		return sectionElements(e.Elements)
	case *slack.RichTextPreformatted:
		return sectionElements(e.Elements)
	case *slack.RichTextList:
		var lines []string
		for _, item := range e.Elements {
			lines = append(lines, richText(item))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

func sectionElements(list []slack.RichTextSectionElement) string {
	var b strings.Builder
	for _, e := range list {
		switch e := e.(type) {
		case *slack.RichTextSectionTextElement:
			b.WriteString(e.Text)
		case *slack.RichTextSectionLinkElement:
			b.WriteString(strings.TrimSpace(e.Text + " " + e.URL))
		}
	}
	return b.String()
}
