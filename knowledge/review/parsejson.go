package review

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// readJSON reads the JSON in a text, whole or broken, with words around it kept as prose. It reports whether there is any.
func (p *parser) readJSON(text string) bool {
	start := strings.IndexAny(text, "{[")
	if start < 0 || !keyFollows(text[start:]) {
		return false
	}
	s := &jsonScanner{text: text, pos: start, parser: p}
	s.value(nil, 0)
	if len(p.u.Fields) == 0 {
		return false
	}
	p.u.Broken = !json.Valid([]byte(text[start:s.pos]))
	p.c.Prose = strings.TrimSpace(text[:start] + "\n" + text[s.pos:])
	for line := range strings.SplitSeq(p.c.Prose, "\n") {
		p.unread(line)
	}
	return true
}

// keyFollows reports whether a brace opens something with quoted keys, so that "[name], hello" is no JSON.
func keyFollows(text string) bool {
	head := text[:min(len(text), 400)]
	i := strings.IndexByte(head, '"')
	if i < 0 || strings.Trim(head[:i], "{[ \t\n") != "" {
		return false
	}
	end := strings.IndexByte(head[i+1:], '"')
	if end < 0 {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(head[i+1+end+1:], " \t\n"), ":")
}

// jsonScanner walks JSON and goes on where a strict reader would stop: it reads to the end of the text at worst.
type jsonScanner struct {
	text   string
	pos    int
	parser *parser
}

// deepest is how far objects may nest; deeper ones are read flat.
const deepest = 30

func (s *jsonScanner) value(path []string, depth int) {
	switch c := s.peek(); {
	case c == '{' && depth < deepest:
		s.pos++
		s.object(path, depth)
	case c == '[' && depth < deepest:
		s.pos++
		s.list(path, depth)
	case c == '"':
		s.parser.jsonField(path, s.quoted())
	case c != 0:
		s.parser.jsonField(path, s.bare())
	}
}

func (s *jsonScanner) object(path []string, depth int) {
	named := ""
	for {
		switch s.peek() {
		case 0:
			return
		case '}':
			s.pos++
			return
		case '"':
			key := s.quoted()
			if s.peek() == ':' {
				s.pos++
				switch {
				case namesField(key) && s.peek() == '"':
					named = s.quoted()
					if s.lastPair() {
						s.parser.jsonField(append(slices.Clip(path), key), named)
					}
				case named != "" && holdsValue(key):
					s.value(append(slices.Clip(path), named), depth+1)
				default:
					s.value(append(slices.Clip(path), key), depth+1)
				}
			} else {
				s.parser.unread(key)
			}
		default:
			if word := s.bare(); strings.Trim(word, ",: ") != "" {
				s.parser.unread(word)
			}
		}
	}
}

// namesField and holdsValue tell a list of fields, {"FieldPath": "useCase", "TextValue": "Marketing"}, from an object of them.
func namesField(key string) bool { return fits(strings.ToLower(key), "fieldpath/field_path") }

func holdsValue(key string) bool {
	return fits(strings.ToLower(key), "textvalue/text_value/selectchoices/select_choices/value")
}

// lastPair reports whether the object ends here, so that a name without a value is a value itself.
func (s *jsonScanner) lastPair() bool { return s.peek() == '}' || s.peek() == 0 }

func (s *jsonScanner) list(path []string, depth int) {
	if s.peek() == ']' {
		s.parser.jsonField(path, "")
	}
	for {
		switch s.peek() {
		case 0:
			return
		case ']':
			s.pos++
			return
		case ',':
			s.pos++
		case '}', ':': // a list that was never closed
			return
		default:
			s.value(path, depth+1)
		}
	}
}

func (s *jsonScanner) peek() byte {
	for s.pos < len(s.text) && strings.IndexByte(" \t\n", s.text[s.pos]) >= 0 {
		s.pos++
	}
	if s.pos == len(s.text) {
		return 0
	}
	return s.text[s.pos]
}

// quoted reads a string; one that is never closed ends with the text.
func (s *jsonScanner) quoted() string {
	start := s.pos
	for s.pos++; s.pos < len(s.text); s.pos++ {
		switch s.text[s.pos] {
		case '\\':
			s.pos++
		case '"':
			s.pos++
			raw := s.text[start:s.pos]
			if out, err := strconv.Unquote(strings.NewReplacer("\n", `\n`, "\t", `\t`, `\/`, "/").Replace(raw)); err == nil {
				return out
			}
			var out string
			if json.Unmarshal([]byte(raw), &out) == nil {
				return out
			}
			return raw[1 : len(raw)-1]
		}
	}
	s.pos = len(s.text)
	return s.text[min(start+1, len(s.text)):]
}

// bare reads true, false, null, a number or a stray word; it always moves on.
func (s *jsonScanner) bare() string {
	start := s.pos
	for s.pos < len(s.text) && strings.IndexByte(",:{}[]\"\n", s.text[s.pos]) < 0 {
		s.pos++
	}
	if s.pos == start {
		s.pos++
	}
	return strings.TrimSpace(s.text[start:s.pos])
}

// jsonField places one value. A key counts with the one around it first: "optIn": {"response": …} is an opt-in response.
func (p *parser) jsonField(path []string, value string) {
	if len(path) == 0 {
		p.unread(value)
		return
	}
	key := path[len(path)-1]
	f := notLabel
	if len(path) > 1 {
		f = p.labels.labelOf(path[len(path)-2] + " " + key)
	}
	if f == notLabel {
		f = p.labels.labelOf(key)
	}
	if f == notLabel || f == other || strings.HasSuffix(key, "Id") || strings.HasSuffix(key, "Sid") || strings.HasSuffix(key, "_id") || fits(strings.ToLower(key), "webhookurl/webhook_url") {
		p.unread(key + ": " + value)
		return
	}
	if value == "null" {
		value = ""
	}
	if (f == FieldTerms || f == FieldPrivacy) && (value == "true" || value == "false") {
		return // the registry's "terms accepted" flag
	}
	if f == FieldBrand && p.c.Brand != "" && fits(strings.ToLower(strings.ReplaceAll(key, "_", "")), "displayname/dba/brandname/legalname/companyname/businessname/legalcompanyname/legalbusinessname") {
		f = FieldDBA
	}
	if list := strings.HasSuffix(string(f), "-keywords"); list && p.c.Text(f) != "" {
		*p.c.text(f) += "," + value
		return
	}
	p.setLabelled(f, strings.Join(path, " "), value)
}
