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
	p.placeStrays()
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
	var name []string // a key that names a field, and which; its value may follow
	defer func() {
		if name != nil {
			s.parser.jsonField(append(slices.Clip(path), name[0]), name[1])
		}
	}()
	for {
		switch s.peek() {
		case 0:
			return
		case '}':
			s.pos++
			return
		case '"':
			key := s.quoted()
			if s.peek() != ':' {
				s.parser.unread(key)
				continue
			}
			s.pos++
			switch {
			case namesField(key) && s.peek() == '"':
				if name != nil { // the one before was no name of a value
					s.parser.jsonField(append(slices.Clip(path), name[0]), name[1])
				}
				name = []string{key, s.quoted()}
			case name != nil && holdsValue(key):
				s.value(append(slices.Clip(path), name[1]), depth+1)
				name = nil
			default:
				s.value(append(slices.Clip(path), key), depth+1)
			}
		default:
			if word := s.bare(); strings.Trim(word, ",: ") != "" {
				s.parser.unread(word)
			}
		}
	}
}

// namesField and holdsValue tell a list of fields, {"FieldPath": "useCase", "TextValue": "Marketing"}, from an object of them.
func namesField(key string) bool {
	return fits(strings.ToLower(key), "fieldpath/field_path/field/fieldname/field_name/key/question/label")
}

func holdsValue(key string) bool {
	return fits(strings.ToLower(key), "textvalue/text_value/selectchoices/select_choices/value/answer/response/content/text")
}

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
	if value == "null" {
		value = ""
	}
	key := path[len(path)-1]
	f := p.jsonLabel(path)
	if f == FieldBrand {
		f = p.besideBrand(stray{key, value})
	}
	switch {
	case (f == notLabel || f == FieldFlow) && p.belowFlow(path):
		p.joinFlow(key, value)
	case f == notLabel && p.strayField(stray{key, value}) != notLabel:
		p.strays = append(p.strays, stray{key, value})
	case f == notLabel, f == other, f == FieldSamples && digits(value):
		p.unread(key + ": " + value)
	case (f == FieldTerms || f == FieldPrivacy) && (value == "true" || value == "false"): // the registry's "terms accepted" flag
	case f == FieldBrand && p.c.Brand != "" && fits(strings.ToLower(strings.ReplaceAll(key, "_", "")), "displayname/dba/brandname/legalname/companyname/businessname/legalcompanyname/legalbusinessname"):
		p.setLabelled(FieldDBA, key, value)
	case strings.HasSuffix(string(f), "-keywords") && p.c.Text(f) != "":
		*p.c.text(f) += "," + value
	default:
		p.setLabelled(f, strings.Join(path, " "), value)
	}
}

// jsonLabel is the field that a key names, together with the one around it or alone.
func (p *parser) jsonLabel(path []string) Field {
	key := path[len(path)-1]
	if strings.HasSuffix(key, "Id") || strings.HasSuffix(key, "Sid") || strings.HasSuffix(key, "_id") || fits(strings.ToLower(key), "webhookurl/webhook_url") {
		return other
	}
	if len(path) > 1 {
		if f := p.labels.labelOf(path[len(path)-2] + " " + key); f != notLabel {
			return f
		}
	}
	return p.labels.labelOf(key)
}

// besideBrand is what stands below "brand" beside its name: an address or a person.
func (p *parser) besideBrand(s stray) Field {
	switch f := p.strayField(s); f {
	case FieldWebsite, FieldEmail, FieldContact:
		return f
	}
	return FieldBrand
}

// belowFlow reports whether a value stands in an object that describes how people agree: {"consent": {"page": …, "box": …}}.
func (p *parser) belowFlow(path []string) bool {
	return slices.ContainsFunc(path[:len(path)-1], p.namesFlow)
}

// namesFlow reports whether a key is a label of the message flow. A deep text asks for the same keys again and again.
func (p *parser) namesFlow(key string) bool {
	known, ok := p.flowKeys[key]
	if !ok {
		f, _ := p.labels.strict(key, 0)
		known = f == FieldFlow
		p.flowKeys[key] = known
	}
	return known
}

// joinFlow adds one more thing that is told of how people agree.
func (p *parser) joinFlow(key, value string) {
	if value == "" || len(p.c.Flow)+len(value) > longestJoined {
		return
	}
	switch {
	case newText(value).isNotice() && len(quotesOf(value)) == 0:
		value = `"` + value + `"`
	case len(strings.Fields(value)) < 7:
		value = strings.Join(labelWords(key), " ") + ": " + strings.NewReplacer("true", "yes", "false", "no").Replace(value)
	}
	before := p.c.Flow
	p.c.Flow = ""
	p.set(FieldFlow, strings.TrimSpace(before+"\n"+value))
}
