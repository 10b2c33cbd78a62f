package sheets

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/storage"
)

// plainKnowledge takes every word as it is.
func plainKnowledge() Knowledge {
	return Knowledge{
		Provider: func(s string) string { return s },
		Cause:    func(s string) (string, bool) { return s, !strings.Contains(s, " ") },
		Status: func(s string) (storage.Status, bool) {
			for _, one := range storage.Statuses() {
				if strings.EqualFold(s, string(one)) {
					return one, true
				}
			}
			return "", false
		},
		Raised: func(reason, _ string) []string {
			if strings.Contains(reason, "HELP") {
				return []string{"help-message-missing"}
			}
			return nil
		},
	}
}

func read(t *testing.T, text string) *Sheet {
	t.Helper()
	s, err := Read(strings.NewReader(text), plainKnowledge())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func day(month time.Month, d int) time.Time { return time.Date(2025, month, d, 12, 0, 0, 0, time.UTC) }

const lastYear = "\ufeffOpened,Closed,Client,Provider,Campaign,Round,Verdict,Reason,Fee\r\n" +
	"3/1/2025,,Zebra Roofing,Twilio,CABC123,1,declined,\"HELP message, no contact\",$15\r\n" +
	"3/14/2025,3/20/2025,Zebra Roofing,Twilio,CABC123,2,approved,,\"$4.50\"\r\n" +
	"4/2/2025,,\"Salon \"\"Vera\"\"\",Bandwidth,,,,,\r\n"

func TestLastYearsSpreadsheetBecomesTicketsWithRounds(t *testing.T) {
	s := read(t, lastYear)
	if len(s.Problems) > 0 || len(s.Tickets) != 2 || s.Rows != 3 {
		t.Fatalf("%d tickets of %d rows, problems %v", len(s.Tickets), s.Rows, s.Problems)
	}
	zebra, salon := s.Tickets[0].Record, s.Tickets[1].Record
	want := []storage.Round{
		{Number: 1, Kind: storage.RoundSubmission, SentAt: day(3, 1), Verdict: storage.Rejected, VerdictAt: day(3, 1), Reason: "HELP message, no contact", FeeCents: 1500, Causes: []string{"help-message-missing"}},
		{Number: 2, Kind: storage.RoundSubmission, SentAt: day(3, 14), Verdict: storage.Approved, VerdictAt: day(3, 20), FeeCents: 450, Fixes: []storage.Fix{{Cause: "help-message-missing"}}},
	}
	if diff := cmp.Diff(want, zebra.Rounds); diff != "" {
		t.Error(diff)
	}
	if zebra.Ticket.Status != storage.StatusApproved || !zebra.Ticket.EndedAt.Equal(day(3, 20)) || zebra.Ticket.Cause != "help-message-missing" {
		t.Errorf("the ticket is %+v", zebra.Ticket)
	}
	if salon.Ticket.Customer != `Salon "Vera"` || salon.Ticket.Status != storage.StatusWorking || len(salon.Rounds) != 0 {
		t.Errorf("the ticket is %+v", salon)
	}
}

func TestTheSameSheetInAnyShape(t *testing.T) {
	want := read(t, lastYear)
	utf16 := func(text string) string {
		out := []byte{0xff, 0xfe}
		for _, r := range text {
			out = append(out, byte(r), byte(r>>8))
		}
		return string(out)
	}
	plain := strings.TrimPrefix(lastYear, "\ufeff")
	quoted := func(sep string) string {
		rows, _ := csv.NewReader(strings.NewReader(plain)).ReadAll()
		var b strings.Builder
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					b.WriteString(sep)
				}
				b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			b.WriteString("\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"no mark":        plain,
		"line feeds":     strings.ReplaceAll(plain, "\r\n", "\n"),
		"semicolons":     quoted(";"),
		"tabs":           quoted("\t"),
		"a hint":         "sep=;\r\n" + quoted(";"),
		"UTF-16":         utf16(plain),
		"blank lines":    strings.ReplaceAll(plain, "\r\n", "\r\n\r\n"),
		"other names":    strings.Replace(strings.Replace(plain, "Opened,Closed", "Date Opened,date_closed", 1), "Client", "CUSTOMER NAME", 1),
		"a column more":  strings.ReplaceAll(strings.Replace(plain, "Fee\r\n", "Fee,Mood\r\n", 1), "\r\n3/", ",good\r\n3/"),
		"other dates":    strings.NewReplacer("3/1/2025", "1 Mar 2025", "3/14/2025", "2025-03-14", "3/20/2025", "\"March 20, 2025\"", "4/2/2025", "2.4.2025").Replace(plain),
		"the day first":  strings.NewReplacer("3/1/2025", "1/3/2025", "3/14/2025", "14/3/2025", "3/20/2025", "20/3/2025", "4/2/2025", "2/4/2025").Replace(plain),
		"Excel's counts": strings.NewReplacer("3/1/2025", "45717", "3/14/2025", "45730", "3/20/2025", "45736", "4/2/2025", "45749").Replace(plain),
	} {
		got := read(t, text)
		for i := range got.Tickets {
			got.Tickets[i].Lines, got.Tickets[i].Key = nil, ""
		}
		for i := range want.Tickets {
			want.Tickets[i].Lines, want.Tickets[i].Key = nil, ""
		}
		if diff := cmp.Diff(want.Tickets, got.Tickets); diff != "" || len(got.Problems) > 0 {
			t.Errorf("%s: %v\n%s", name, got.Problems, diff)
		}
	}
}

func TestEachProblemIsToldWithItsLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "the file: it is empty"},
		{"blanks", " \r\n\r\n", "the file: it is empty"},
		{"separators", ",,\n,\n", "the file: it is empty"},
		{"a head only", "customer,opened\n", "the file: it has no rows"},
		{"no head", "Zebra,3/1/2025\n", "line 1: the first line must name the columns, and one of them must be customer. I know: ticket, customer,"},
		{"a workbook", "PK\x03\x04rest", "it is a workbook, not a CSV"},
		{"Latin-1", "customer,opened\nCaf\xe9,2025-01-01\n", "its letters cannot be read. In Excel choose Save As, CSV UTF-8"},
		{"a quote", "customer,opened\n\"Zebra,2025-01-01\nmore\n", "line 2: the quotes do not match"},
		{"a quote within", "customer,opened\nZe\"bra,2025-01-01\n", "line 2: the quotes do not match"},
		{"too many cells", "customer,opened\nZebra,2025-01-01,more\n", "line 2: it has 3 cells, but there are 2 columns"},
		{"a column twice", "customer,client,opened\nZebra,Zebra,2025-01-01\n", "line 1, customer: “client” is a second column for it"},
		{"no customer", "customer,opened\nZebra,2025-01-01\n,2025-01-02\n", "line 3, customer: who is the case for?"},
		{"no date", "customer,opened\nZebra,\n", "line 2, opened: when was it opened?"},
		{"a wrong date", "customer,opened\nZebra,soon\n", "line 2, opened: “soon” is no date I can read"},
		{"a day that is none", "customer,opened\nZebra,2025-02-30\n", "“2025-02-30” is no date I can read"},
		{"both orders", "customer,opened\nZebra,13/2/2025\nVera,2/13/2025\n", "line 2: the day comes first here and the month on line 3"},
		{"the end before", "customer,opened,closed\nZebra,2025-02-03,2025-02-01\n", "line 2, closed: it was closed before it was opened"},
		{"a wrong fee", "customer,opened,fee\nZebra,2025-02-03,lots\n", "line 2, fee: “lots” is no amount in dollars"},
		{"a wrong verdict", "customer,opened,verdict\nZebra,2025-02-03,maybe\n", "line 2, verdict: “maybe” is no verdict"},
		{"a wrong status", "customer,opened,status\nZebra,2025-02-03,sleeping\n", "line 2, status: “sleeping” is no status"},
		{"a wrong round", "customer,opened,round\nZebra,2025-02-03,first\n", "line 2, round: “first” is no number from 1 on"},
		{"a wrong kind", "customer,opened,kind\nZebra,2025-02-03,shoe\n", "line 2, kind: “shoe” is none of campaign, brand"},
	} {
		s := read(t, c.text)
		var told []string
		for _, p := range s.Problems {
			told = append(told, p.String())
		}
		if !strings.Contains(strings.Join(told, "\n"), c.want) {
			t.Errorf("%s: %q, want %q", c.name, told, c.want)
		}
	}
}

func TestATicketWithABadRowIsLeftOutAsAWhole(t *testing.T) {
	s := read(t, "customer,opened,round,verdict\nZebra,2025-01-01,1,rejected\nZebra,2025-01-09,2,maybe\nVera,2025-01-01,1,approved\n")
	if len(s.Tickets) != 1 || s.Tickets[0].Record.Ticket.Customer != "Vera" || len(s.Problems) != 1 {
		t.Errorf("%+v, %v", s.Tickets, s.Problems)
	}
}

func TestWhatIsLeftOutIsRemarked(t *testing.T) {
	s := read(t, "customer,opened,owner,cause,mood\nZebra,3/4/2025,Ana,not a cause,good\n")
	var all []string
	for _, r := range s.Remarks {
		all = append(all, r.String())
	}
	for _, want := range []string{"line 1: left out", "“mood”", "line 2, owner: “Ana” is no Slack member ID", "line 2, cause: “not a cause” is no cause I know", "the month first"} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("%q does not say %q", all, want)
		}
	}
	if len(s.Tickets) != 1 || len(s.Problems) != 0 {
		t.Errorf("%d tickets, %v", len(s.Tickets), s.Problems)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, evil := range []string{"=1+1", "+1", "-1", "@sum", "\tx", "\r=x", "\n=x", "'=1"} {
		var b bytes.Buffer
		w, err := NewWriter(&b)
		if err != nil {
			t.Fatal(err)
		}
		err = w.Write(storage.Record{Ticket: storage.Ticket{Customer: evil + " Ltd", Rejection: evil, CreatedAt: day(1, 2)}})
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte("\ufeffticket,")) || !bytes.Contains(b.Bytes(), []byte("\r\n")) {
			t.Errorf("Excel would not open it well: %q", b.String()[:20])
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("%q became the cell %q", evil, cell)
			}
		}
	}
}

// random makes tickets such as people could have typed.
type random struct{ *rand.Rand }

func (r random) text(most int) string {
	signs := []string{"a", "Z", " ", "ü", "\n", ",", ";", `"`, "'", "=", "+", "-", "@", "\t", "|", "。", "🎫", "HELP", "\u00a0", "#1"}
	var b strings.Builder
	for range r.IntN(most) {
		b.WriteString(signs[r.IntN(len(signs))])
	}
	return b.String()
}

func (r random) name() string { return strings.TrimSpace("N" + r.text(12)) }

func (r random) maybe(s string) string {
	if r.IntN(2) == 0 {
		return ""
	}
	return s
}

func (r random) later(t time.Time) time.Time {
	return t.Add(time.Duration(1+r.IntN(9_000_000)) * time.Second)
}

func (r random) record(n int64) storage.Record {
	opened := time.Date(2020, 1, 1, 0, 0, r.IntN(100_000_000), 0, time.UTC)
	t := storage.Ticket{
		Number: n, Customer: r.name(), Brand: r.maybe(r.name()), CampaignID: r.maybe("CABC123"), Provider: r.maybe(r.name()), Kind: "brand",
		Rejection: r.text(40), Draft: r.text(40), Cause: r.maybe("help-message-missing"), CauseConfirmed: r.IntN(2) == 0, MoreCauses: r.maybe("a,b"),
		Owner: r.maybe("U0ANA"), Status: storage.Statuses()[r.IntN(6)], HelpdeskRef: r.maybe(r.name()), SourceLink: r.maybe(r.name()),
		TextingBlocked: r.IntN(2) == 0, OpenedBy: r.maybe("U0BEN"), CreatedAt: opened, StatusSince: r.later(opened), DueWhy: r.maybe(r.name()),
		Attached: r.IntN(2) == 0, Outcome: r.maybe("fixed"),
	}
	t.UpdatedAt = r.later(t.StatusSince)
	if !t.Status.Open() {
		t.EndedAt = t.StatusSince
	}
	if r.IntN(2) == 0 {
		t.DueAt, t.SnoozedUntil, t.FirstReplyAt, t.CheckAt = r.later(opened), r.later(opened), r.later(opened), r.later(opened)
	}
	out := storage.Record{Ticket: t}
	at := opened
	for i := range r.IntN(4) {
		at = r.later(at)
		round := storage.Round{
			Number: int64(i + 1), Kind: storage.RoundAppeal, Body: r.text(30), WordedBy: r.maybe("us"), Reference: r.maybe(r.name()), FeeCents: int64(r.IntN(9999)),
			FeePayer: r.maybe("customer"), SentBy: r.maybe("U0ANA"), SentAt: at,
		}
		if r.IntN(3) > 0 {
			at = r.later(at)
			round.Verdict, round.VerdictAt, round.Reason, round.VerdictBy = storage.Rejected, at, r.text(30), r.maybe("U0BEN")
			round.Causes = []string{"a", "b"}[:r.IntN(3)]
			if len(round.Causes) == 0 {
				round.Causes = nil
			}
		}
		if r.IntN(2) == 0 {
			round.Fixes = []storage.Fix{{Cause: "a"}, {Cause: "b", Step: "Put a contact in: =1"}}
		}
		out.Rounds = append(out.Rounds, round)
	}
	return out
}

// blank makes what holds nothing but white space nothing: a cell of blanks is an empty cell.
func blank(r storage.Record) storage.Record {
	for _, s := range []*string{&r.Ticket.Rejection, &r.Ticket.Draft} {
		if strings.TrimSpace(*s) == "" {
			*s = ""
		}
	}
	for i := range r.Rounds {
		for _, s := range []*string{&r.Rounds[i].Body, &r.Rounds[i].Reason} {
			if strings.TrimSpace(*s) == "" {
				*s = ""
			}
		}
	}
	return r
}

func TestWhatWasExportedComesBackTheSame(t *testing.T) {
	for seed := range uint64(60) {
		r := random{rand.New(rand.NewPCG(seed, 1))}
		var want []storage.Record
		var b bytes.Buffer
		w, _ := NewWriter(&b)
		for n := range int64(1 + r.IntN(20)) {
			one := r.record(n + 1)
			want = append(want, blank(one))
			if err := w.Write(one); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		s, err := Read(&b, plainKnowledge())
		if err != nil || len(s.Problems) > 0 || len(s.Remarks) > 0 {
			t.Fatalf("seed %d: %v, %v, %v", seed, err, s.Problems, s.Remarks)
		}
		var got []storage.Record
		for _, in := range s.Tickets {
			in.Record.Ticket.Number = in.Number
			got = append(got, in.Record)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d:\n%s", seed, diff)
		}
	}
}

func TestFiftyThousandRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("customer,opened,round,verdict,reason,fee\n")
	for i := range 25_000 {
		fmt.Fprintf(&b, "Customer %d,2025-01-02,1,rejected,HELP message,15\nCustomer %d,2025-01-09,2,approved,,\n", i, i)
	}
	begin := time.Now()
	s := read(t, b.String())
	if len(s.Tickets) != 25_000 || len(s.Problems) > 0 || len(s.Tickets[0].Record.Rounds) != 2 {
		t.Errorf("%d tickets, %v", len(s.Tickets), s.Problems)
	}
	t.Logf("read in %v", time.Since(begin))
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{lastYear, "customer,opened\nZebra,2025-01-01\n", "sep=;\ncustomer;opened\n\"x\";1/2/2025", "\xff\xfea\x00", "customer\n\"", "#,customer\n1,a\n1,b\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Read(bytes.NewReader(data), plainKnowledge())
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Tickets) == 0 && len(s.Problems) == 0 {
			t.Error("nothing came of it, and nothing is told")
		}
		var b bytes.Buffer
		w, _ := NewWriter(&b)
		keys := map[string]bool{}
		for i, in := range s.Tickets {
			if in.Record.Ticket.Customer == "" || in.Record.Ticket.CreatedAt.IsZero() || !in.Record.Ticket.Status.Open() && in.Record.Ticket.Status == "" {
				t.Errorf("half a ticket: %+v", in)
			}
			if keys[in.Key] {
				t.Errorf("two tickets share the key %s", in.Key)
			}
			keys[in.Key] = true
			in.Record.Ticket.Number = int64(i + 1)
			_ = w.Write(in.Record)
		}
		_ = w.Close()
		if again, _ := Read(&b, plainKnowledge()); len(again.Tickets) != len(s.Tickets) {
			t.Errorf("%d tickets became %d: %v", len(s.Tickets), len(again.Tickets), again.Problems)
		}
	})
}
