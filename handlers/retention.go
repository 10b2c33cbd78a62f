package handlers

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"
)

// retentionPreferences say how long pasted texts are kept with the questions that brought them.
func retentionPreferences() []Preference {
	return []Preference{
		{
			Name: "keep_texts_days", Group: "retention", Title: "Keep pasted questions for", Default: "400", tidy: dayCount, check: checkRetention,
			Hint: "In days, from 30 on, or forever. Tickets are kept in any case.",
		},
	}
}

// dayCount reads "400 days".
func dayCount(typed string) string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(typed, "s"), "day"))
}

func checkRetention(days string) error {
	if n, err := strconv.Atoi(days); days != "forever" && (err != nil || n < 30 || n > 36500) {
		return errors.New("write a number of days from 30 to 36500, such as 400, or forever")
	}
	return nil
}

// forget removes the texts of questions that are older than the team keeps them. What they were about stays for the figures.
func (d *Desk) forget(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil {
		return err
	}
	days, err := strconv.Atoi(chosen.of("keep_texts_days"))
	if err != nil { // forever
		return nil
	}
	_, err = d.store.ForgetTexts(ctx, team, d.now().Add(-time.Duration(days)*24*time.Hour))
	return err
}
