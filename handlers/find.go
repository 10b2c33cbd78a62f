package handlers

import (
	"context"
	"slices"
	"strings"

	"tcrbot/handlers/views"
)

const formFind = "find"

func (d *Desk) clickFind(context.Context, Request) (Result, error) {
	modal := views.FindForm()
	return Result{Modal: &modal}, nil
}

// submitFind lists, searches or shows: what /tcr list, search and show do.
func (d *Desk) submitFind(ctx context.Context, req Request) (Result, error) {
	words, which := strings.TrimSpace(req.Form.Values["words"]), req.Form.Values["which"]
	filters := chosenFilters(req.Form.Values)
	var msg views.Message
	var err error
	switch searched, ok := searchable(which); {
	case words == "":
		msg, err = d.ticketList(ctx, req, joinWords(which, filters))
	case d.grammar.reference.MatchString("#" + strings.TrimPrefix(words, "#")):
		n, unread := number(words)
		if unread != nil {
			return wrongField("words", unread)
		}
		msg, err = d.details(ctx, req, n)
	case !ok:
		return Result{Errors: map[string]string{"which": "Words and this list do not go together. Empty the words, or choose another list."}}, nil
	default:
		msg, err = d.searched(ctx, req, joinWords(words, searched, filters))
	}
	if err != nil {
		return wrongField("words", err)
	}
	modal := views.ReadModal("Tickets", msg)
	return Result{Modal: &modal, Update: true}, nil
}

// chosenFilters writes the fields of a form as filters are typed.
func chosenFilters(values map[string]string) string {
	var out []string
	for _, key := range []string{"provider", "cause", "kind"} {
		if v := strings.TrimSpace(strings.ReplaceAll(plainQuotes(values[key]), `"`, " ")); v != "" {
			out = append(out, key+`:"`+v+`"`)
		}
	}
	if owner := values["owner"]; owner != "" {
		out = append(out, "owner:<@"+owner+">")
	}
	return joinWords(append(out, values["opened"])...)
}

// searchable writes a list of the form as a search takes it; some lists it does not know.
func searchable(which string) (filter string, ok bool) {
	switch which {
	case "all":
		return "", true
	case "mine":
		return "owner:me status:open", true
	case "unowned":
		return "owner:nobody status:open", true
	}
	return "status:" + which, !slices.Contains([]string{"stalled", "due", "blocked"}, which)
}

func joinWords(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
