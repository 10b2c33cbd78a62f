package review

import (
	"html"
	"strings"
)

// looksHTML reports whether the text was copied as a web page's source.
func looksHTML(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 4000)])
	n := 0
	for _, tag := range []string{"<div", "<p>", "<p ", "<td", "<tr", "<li", "<br", "<label", "<span", "<table", "<html", "<body", "<dt", "<input", "<textarea"} {
		n += strings.Count(lower, tag)
	}
	return n >= 2
}

// fromHTML keeps the words of a page: cells of a row stay on one line, blocks get lines of their own, and the values of form
// fields are kept.
func fromHTML(page string) string {
	var b strings.Builder
	for len(page) > 0 {
		open := strings.IndexByte(page, '<')
		if open < 0 {
			b.WriteString(page)
			break
		}
		b.WriteString(page[:open])
		end := strings.IndexByte(page[open:], '>')
		if end < 0 {
			b.WriteString(page[open:])
			break
		}
		tag := page[open+1 : open+end]
		page = page[open+end+1:]
		b.WriteString(tagText(tag))
		if name := tagName(tag); name == "script" || name == "style" {
			page = afterTag(page, "</"+name)
		}
	}
	return tidyLines(html.UnescapeString(b.String()))
}

func tagName(tag string) string {
	end := strings.IndexAny(tag, " \t\n/")
	if end > 0 {
		tag = tag[:end]
	}
	return strings.ToLower(tag)
}

func tagText(tag string) string {
	closing := strings.HasPrefix(tag, "/")
	switch tagName(strings.TrimPrefix(tag, "/")) {
	case "td", "th":
		if closing {
			return " | "
		}
	case "dt":
		if closing {
			return " | "
		}
		return "\n"
	case "label":
		if closing {
			return ": "
		}
		return "\n"
	case "input":
		return attribute(tag, "value") + "\n"
	case "b", "strong", "i", "em", "span", "a", "u", "code", "font", "dd", "textarea", "tbody", "thead":
		if closing && strings.HasPrefix(tag, "/dd") {
			return "\n"
		}
		return ""
	default:
		return "\n"
	}
	return ""
}

func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, name+`="`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func afterTag(page, closing string) string {
	i := strings.Index(strings.ToLower(page), closing)
	if i < 0 {
		return ""
	}
	return page[i:]
}

// tidyLines trims lines and drops the marks that cells leave at their ends.
func tidyLines(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), "|"))
		if i := strings.Index(line, " | "); i > 0 && strings.HasSuffix(strings.TrimSpace(line[:i]), ":") {
			line = strings.TrimSpace(line[:i]) + " " + line[i+3:]
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
