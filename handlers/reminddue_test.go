package handlers

import (
	"fmt"
	"testing"
)

func TestSlackIsAskedOnlyAboutThoseForWhomSomethingIsDue(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	asked := map[string]int{}
	d.slack = acrossTheWorld(func(id string) (Person, error) {
		asked[id]++
		return Person{ID: id, TimeZone: "UTC"}, nil
	})
	assign := func(n int, owner string) {
		d.open(ana, "Customer")
		d.command(ana, fmt.Sprintf("assign %d <@%s>", n, owner))
		d.command(ana, fmt.Sprintf("status %d working", n))
	}
	d.at("Mon 23 Nov 09:00")
	assign(1, ana)
	d.at("Thu 26 Nov 09:00")
	assign(2, ben)
	clear(asked)
	d.at("Thu 26 Nov 11:00")
	if got := d.morning(); len(got) != 1 || len(got[ana]) != 1 || asked[ana] == 0 || asked[ben] != 0 {
		t.Errorf("reminded %v, asked about %v", got, asked)
	}
}
