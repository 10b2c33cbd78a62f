package handlers

import (
	"context"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// similarTo lists open and past tickets of the same campaign, brand or customer, or with nearly the same text. Nobody
// waits for it alone, so a failure is only logged.
func (d *Desk) similarTo(ctx context.Context, t storage.Ticket) []views.CaseLine {
	found, err := d.store.Similar(ctx, t, similarMost)
	if err != nil {
		d.log.WarnContext(ctx, "look for similar tickets", "error", err)
	}
	var out []views.CaseLine
	for _, s := range found {
		c := d.caseLine(s.Ticket)
		c.Why = map[storage.Likeness]string{
			storage.SameCampaign: "same campaign", storage.SameBrand: "same brand", storage.SameCustomer: "same customer", storage.SameText: "nearly the same text",
		}[s.Why]
		out = append(out, *c)
	}
	return out
}

const similarMost = 5

func (d *Desk) clickSimilar(ctx context.Context, req Request) (Result, error) {
	return d.similar(ctx, req, req.Action.Value)
}

// similar shows what is like a ticket, with the buttons that link or merge.
func (d *Desk) similar(ctx context.Context, req Request, rest string) (Result, error) {
	n, _, err := d.numbered(rest, "/tcr similar 12")
	if err != nil {
		return Result{}, err
	}
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	v := d.ticketValue(t)
	v.Similar = d.similarTo(ctx, t)
	return d.read(req, "Similar cases", views.Similar(v)), nil
}
