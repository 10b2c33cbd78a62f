package knowledge

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// parseCodes reads the table of codes: tab-separated, the first line names the columns.
func parseCodes(data []byte) ([]Code, error) {
	var codes []Code
	for n, line := range bytes.Split(bytes.TrimRight(data, "\n"), []byte("\n")) {
		if n == 0 {
			continue
		}
		f := strings.Split(string(line), "\t")
		if len(f) != 9 {
			return nil, fmt.Errorf("codes.tsv line %d: %d columns, want 9", n+1, len(f))
		}
		codes = append(codes, Code{
			Provider: f[0], Code: f[1], Cause: f[2], Product: f[3], Meaning: f[4], Fix: f[5],
			Resubmittable: f[6], Secondhand: f[7] == "yes", Source: f[8],
		})
	}
	return codes, nil
}

// codeKey is the form codes are compared in: no case, no decoration, single spaces.
func codeKey(typed string) string {
	s := strings.ToLower(strings.TrimSpace(typed))
	for _, lead := range []string{"rejection code", "reason code", "error code", "error", "err", "code", "reason", "rejection", "dca2"} {
		if rest, ok := strings.CutPrefix(s, lead); ok && rest != "" && !alnum(rest[0]) && strings.TrimLeft(rest, " .:#-_") != "" {
			s = strings.TrimSpace(rest)
			break
		}
	}
	s = strings.Trim(s, " \t\n.,;:#()[]{}\"'`*_-")
	return strings.Join(strings.Fields(s), " ")
}

// Codes looks a code up. With a provider, its own rows come back; if it has none but passes on others' codes, theirs, each
// with IssuedBy set. Without one, or for a provider that is not known, every provider's row comes back, so that ambiguity
// shows. The order is the table's; nil means that the code stands in no table.
func (b *Base) Codes(code, provider string) []Code {
	rows := b.codes[codeKey(code)]
	if len(rows) == 0 || strings.TrimSpace(provider) == "" {
		return slices.Clone(rows)
	}
	name := ProviderName(provider)
	if own := rowsOf(rows, name); len(own) > 0 {
		return own
	}
	var issued []Code
	for _, issuer := range b.issuersOf(name) {
		for _, c := range rowsOf(rows, issuer) {
			c.IssuedBy, c.PassedOnBy = issuer, name
			issued = append(issued, c)
		}
	}
	if len(issued) > 0 {
		return issued
	}
	return slices.Clone(rows)
}

func rowsOf(rows []Code, provider string) []Code {
	var own []Code
	for _, c := range rows {
		if strings.EqualFold(c.Provider, provider) {
			own = append(own, c)
		}
	}
	return own
}

// OwnFirst splits rows into those of the team's own providers and the rest. An own provider without a row stands for its
// issuers. With no own providers everything is own.
func (b *Base) OwnFirst(rows []Code, own []string) (mine, others []Code) {
	if len(own) == 0 {
		return rows, nil
	}
	passedOn := map[string]string{} // provider → the own provider that passes its codes on, "" for an own one
	for _, name := range own {
		name = ProviderName(name)
		if len(rowsOf(rows, name)) > 0 {
			passedOn[name] = ""
			continue
		}
		for _, issuer := range b.issuersOf(name) {
			if _, there := passedOn[issuer]; !there {
				passedOn[issuer] = name
			}
		}
	}
	for _, c := range rows {
		reseller, ok := passedOn[c.Provider]
		if !ok {
			others = append(others, c)
			continue
		}
		if reseller != "" {
			c.IssuedBy, c.PassedOnBy = c.Provider, reseller
		}
		mine = append(mine, c)
	}
	return mine, others
}

// AllCodes is the whole table, in its own order.
func (b *Base) AllCodes() []Code { return slices.Clone(b.table) }
