package storage_test

import (
	"fmt"
	"strings"
	"testing"

	"tcrbot/storage"
)

func TestATicketIsFoundByANameInAText(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		for _, name := range []string{"Zebra Roofing", "Zebra", "Café Ürün 東京", "Al", "Salon Vera"} {
			b.create(storage.Ticket{Customer: name})
		}
		b.create(storage.Ticket{Customer: "Kin Services", Brand: "Okapi Homes LLC"})
		b.create(storage.Ticket{Customer: "Zebra Roofing", Team: "T2"})
		b.move(5, storage.StatusClosed)
		long := strings.Repeat(" The message flow does not say how people consent.", 10)
		for text, want := range map[string]string{
			"zebra roofing was declined again":          "1",
			"Hi, ZEBRA ROOFING's campaign:" + long:      "2 1",
			"the zebra was declined":                    "",
			"Zebra says it was declined":                "2",
			"cafe urun 東京 asks why":                     "3",
			"Al called" + long:                          "",
			"Salon Vera is done":                        "",
			"Declined for Okapi Homes, LLC: no opt-in.": "6",
			"Okapi Homes of someone else":               "",
			"":                                          "",
			"!!! … 🙂":                                   "",
			strings.Repeat("Word", 3000) + "\xff\x00":   "",
		} {
			var got []string
			for _, f := range must[[]storage.Ticket](t)(b.FindMentioned(t.Context(), "T1", text)) {
				got = append(got, fmt.Sprint(f.Number))
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%.40q: tickets %v, want %s", text, got, want)
			}
		}
	})
}
