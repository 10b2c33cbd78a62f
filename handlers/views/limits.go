package views

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// Slack's limits, in characters, as of November 2026 (docs.slack.dev/reference/block-kit). This file is the only one
// that knows them.
const (
	maxSection     = 3000
	maxHeader      = 150
	maxButton      = 75
	maxValue       = 2000
	maxOption      = 75
	maxOptionValue = 150
	maxPlaceholder = 150
	maxHint        = 2000
	maxTitle       = 24
	maxInput       = 3000
	maxMessage     = 4000
	maxContext     = 10
	maxActions     = 25
	maxMeta        = 3000
	maxAlt         = 2000
	blocksMessage  = 50
	blocksView     = 100
	bytesView      = 250_000 // of JSON
)

// Clamp cuts s at a word to at most n characters and marks the cut.
func Clamp(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:max(n-1, 0)])
	if i := strings.LastIndexAny(cut, " \n"); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRight(balanced(cut), " \n,;:") + "…"
}

// balanced drops a mention, link or entity that a cut left half open.
func balanced(s string) string {
	if open := strings.LastIndexByte(s, '<'); open > strings.LastIndexByte(s, '>') {
		s = s[:open]
	}
	if amp := strings.LastIndexByte(s, '&'); amp >= 0 && len(s)-amp < 5 && !strings.Contains(s[amp:], ";") {
		s = s[:amp]
	}
	return s
}

// split cuts escaped mrkdwn after at most n characters: behind a line or a word where one ends late enough, never inside a
// link or an entity. Nothing is lost.
func split(s string, n int) (head, tail string) {
	if utf8.RuneCountInString(s) <= n {
		return s, ""
	}
	head = string([]rune(s)[:n])
	for _, at := range []string{"\n", " "} {
		if i := strings.LastIndex(head, at); i > len(head)/2 {
			head = head[:i+1]
			break
		}
	}
	if whole := balanced(head); whole != "" {
		head = whole
	}
	return head, s[len(head):]
}

// seen counts the characters that escaped mrkdwn shows: of a link its label, of an entity one.
func seen(s string) int {
	n := 0
	for s != "" {
		var size int
		if end := strings.IndexByte(s, '>'); s[0] == '<' && end > 0 {
			label := s[1:end]
			if _, after, ok := strings.Cut(label, "|"); ok {
				label = after
			}
			n += utf8.RuneCountInString(label)
			s = s[end+1:]
			continue
		}
		if end := strings.IndexByte(s[:min(5, len(s))], ';'); s[0] == '&' && end > 0 {
			size = end + 1
		} else {
			_, size = utf8.DecodeRuneInString(s)
		}
		n++
		s = s[size:]
	}
	return n
}

// capped gives at most so many blocks, and of a view no more than Slack takes in all; what is left out is counted.
func (s *stack) capped(most int) []slack.Block {
	if len(s.blocks) == 0 {
		s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(""), nil, nil))
	}
	keep := min(len(s.blocks), most)
	if most == blocksView {
		keep = min(keep, fitting(s.blocks, bytesView-10_000))
	}
	if keep == len(s.blocks) {
		return s.blocks
	}
	keep = min(keep, most-1)
	note := slack.NewContextBlock("", mrkdwn(fmt.Sprintf("%d more parts do not fit here.", len(s.blocks)-keep)))
	return append(s.blocks[:keep:keep], note)
}

// fitting is how many blocks fit into so many bytes of JSON.
func fitting(blocks []slack.Block, room int) int {
	if len(blocks) < 8 { // each holds 3,000 characters of at most six bytes
		return len(blocks)
	}
	for i, b := range blocks {
		data, err := json.Marshal(b)
		if room -= len(data); err != nil || room < 0 {
			return i
		}
	}
	return len(blocks)
}
