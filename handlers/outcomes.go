package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const (
	outcomeMonths = 6 // how far back fixes are counted
	fewestTries   = 5 // under which a count says nothing
)

// tellOutcomes adds to a sure answer how often its cause was cleared here, and puts first what clears it. An answer without it is
// better than none, so a failure is only logged.
func (d *Desk) tellOutcomes(ctx context.Context, team string, v *views.AnswerValue, m knowledge.Match) {
	if v.Kind != views.AnswerSure || v.Slug == "" {
		return
	}
	provider := m.Provider
	if v.Case != nil {
		provider = cmp.Or(v.Case.Provider, provider)
	}
	since := d.now().AddDate(0, -outcomeMonths, 0)
	tally, err := d.store.CauseOutcomes(ctx, team, v.Slug, provider, since)
	if err == nil && tally.Tries < fewestTries && provider != "" {
		provider = ""
		tally, err = d.store.CauseOutcomes(ctx, team, v.Slug, "", since)
	}
	if err != nil || tally.Tries == 0 {
		d.warn(ctx, "count outcomes", err)
		return
	}
	v.Outcome = outcomeWords(tally, provider)
	fixes, err := d.store.FixOutcomes(ctx, team, v.Slug, provider, since)
	d.warn(ctx, "count outcomes", err)
	v.Steps = bestFirst(v.Steps, fixes)
}

func (d *Desk) warn(ctx context.Context, what string, err error) {
	if err != nil {
		d.log.WarnContext(ctx, what, "error", err)
	}
}

// outcomeWords says a count, "" where it is too small to mean anything.
func outcomeWords(t storage.Tally, provider string) string {
	if t.Tries < fewestTries {
		return ""
	}
	return fmt.Sprintf("%d of %d cleared here, %s, last %d months", t.Cleared, t.Tries, cmp.Or(views.Clamp(provider, 24), "all providers"), outcomeMonths)
}

// bestFirst orders the steps that were tried by how surely they clear the cause. Those that nobody recorded yet keep their places:
// the last step is mostly to resubmit.
func bestFirst(steps []string, tried map[string]storage.Tally) []string {
	var places []int
	var known []string
	for i, step := range steps {
		if _, ok := tried[step]; ok {
			places, known = append(places, i), append(known, step)
		}
	}
	slices.SortStableFunc(known, func(a, b string) int {
		return cmp.Compare(tried[b].Bound(), tried[a].Bound())
	})
	out := slices.Clone(steps)
	for i, place := range places {
		out[place] = known[i]
	}
	return out
}
