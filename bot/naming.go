package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tcrbot/handlers/views"
)

// mentions finds <@U…> as encoding/json writes it. Text that people typed is escaped by the views and never matches.
func mentions() *regexp.Regexp {
	return regexp.MustCompile(`(?:<|\\u003c)@([UW][A-Z0-9]+)(?:>|\\u003e)`)
}

// named puts names in the place of mentions, so that a card or a digest that names people does not notify them each time
// it is posted. Those whom the message is for (Message.Notify) stay mentioned.
func (a *app) named(ctx context.Context, m views.Message) (views.Message, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return m, fmt.Errorf("name people: %w", err)
	}
	find := mentions()
	if !find.Match(data) {
		return m, nil
	}
	data = find.ReplaceAllFunc(data, func(tag []byte) []byte {
		id := string(find.FindSubmatch(tag)[1])
		if slices.Contains(m.Notify, id) {
			return tag
		}
		return quotedName(a.people.name(ctx, id))
	})
	var out views.Message
	if err := json.Unmarshal(data, &out); err != nil {
		return m, fmt.Errorf("name people: %w", err)
	}
	return out, nil
}

// quotedName is a name as it stands inside a JSON string.
func quotedName(name string) []byte {
	data, err := json.Marshal(views.Inline(name))
	if err != nil {
		return nil
	}
	return bytes.Trim(data, `"`)
}

// channelID tells a channel from a person or a direct message, where nobody else can be notified.
func channelID(id string) bool { return strings.HasPrefix(id, "C") || strings.HasPrefix(id, "G") }
