package seed

import (
	"context"
	"fmt"
	"hash/fnv"

	"tcrbot/knowledge"
	"tcrbot/storage"
)

// ask keeps a question with the answer the bot gives to it today. Cause is what turned out to be right, "" if nobody
// knows; half of those who know say so.
func (w *writer) ask(ctx context.Context, who, text, id, cause string) error {
	user := w.People[who]
	if user == "" {
		return fmt.Errorf("nobody is called %q", who)
	}
	if id == "" {
		id = w.nextID()
	}
	l := w.lookup(user, text, id)
	w.store.SaveLookup(l)
	w.done.Questions++
	if cause == "" || l.Verdict != string(knowledge.VerdictMatch) || !says(text) {
		return nil
	}
	return w.store.SaveVote(ctx, storage.Vote{Team: w.Team, Lookup: id, User: user, Cause: l.Causes[0], Right: l.Causes[0] == cause, At: w.clock})
}

// says picks every second text.
func says(text string) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(text)) // a hash never fails
	return h.Sum32()%2 == 0
}

func (w *writer) lookup(user, text, id string) storage.Lookup {
	m := w.base.Match(text, knowledge.Hints{})
	l := storage.Lookup{
		ID: id, Team: w.Team, User: user, At: w.clock, Kind: "match", Text: text, Verdict: string(m.Verdict), Provider: m.Provider,
		Gap: m.Sort == knowledge.SortUnknown, Source: "command",
	}
	for _, c := range m.Causes {
		l.Causes = append(l.Causes, c.Slug)
	}
	if len(m.Causes) > 0 {
		l.Confidence = string(m.Causes[0].Confidence)
	}
	if len(m.Codes) > 0 {
		l.Code = m.Codes[0].Code
	}
	return l
}
