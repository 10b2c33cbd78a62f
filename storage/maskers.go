package storage

import (
	"regexp"
	"sync"
)

// compiledMaskers compiles the table once, at the first text.
//
//nolint:gochecknoglobals // compiled constants
var compiledMaskers = sync.OnceValue(func() *[]masker {
	return &[]masker{
		{regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`), "[e-mail]", nil},
		{regexp.MustCompile(`\b\d(?:[ -]?\d){12,18}\b`), "[card]", card},
		{regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b`), "[SSN]", nil},
		{regexp.MustCompile(`\b\d{2}-\d{7}\b`), "[EIN]", nil},
		{regexp.MustCompile(`(?i)\b(?:ein|tax id|fein)[ :#]{1,3}\d{9}\b`), "[EIN]", nil},
		{regexp.MustCompile(`\+\d[\d ().-]{7,18}\d`), "[phone]", phone},
		{regexp.MustCompile(`(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}[-. ]\d{4}\b`), "[phone]", nil},
		{regexp.MustCompile(`\b1?[2-9]\d{2}[2-9]\d{6}\b`), "[phone]", phone},
	}
})
