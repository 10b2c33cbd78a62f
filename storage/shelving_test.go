package storage_test

import (
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"tcrbot/storage"
)

// beforeShelves makes a database as the version before word shelves left it, with tickets of two workspaces.
func beforeShelves(t *testing.T, address string) {
	t.Helper()
	driver, dialect, bytes := "sqlite3", goose.DialectSQLite3, "CAST('%s' AS BLOB)"
	if strings.HasPrefix(address, "postgres") {
		driver, dialect, bytes = "pgx", goose.DialectPostgres, "CAST('%s' AS BYTEA)"
	}
	db := must[*sql.DB](t)(sql.Open(driver, address))
	defer db.Close()
	p := must[*goose.Provider](t)(goose.NewProvider(dialect, db, os.DirFS("migrations"), goose.WithDisableGlobalRegistry(true)))
	must[[]*goose.MigrationResult](t)(p.UpTo(t.Context(), 2))
	do := func(statement string) {
		must[sql.Result](t)(db.ExecContext(t.Context(), statement))
	}
	ticket := func(team string, number int, customer, names string) {
		do(fmt.Sprintf(`INSERT INTO tickets (team, number, customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner, status,
			outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since, ended_at, card_channel,
			card_ts, campaign_key, provider_key, names)
			VALUES ('%s', %d, '%s', '', '', '', '', '', '', 0, '', 'new', '', '', '', 0, '', '', 1, 1, 1, 0, '', '', '', '', '%s')`, team, number, customer, names))
	}
	block := func(team, word string, block int, parts string) {
		do(fmt.Sprintf("INSERT INTO word_blocks (team, word, block, b0, b1, b2, b3, b4, b5, b6, b7) VALUES ('%s', "+bytes+", %d, %s)", team, word, block, parts))
	}
	ticket("T1", 63, "Zebra", " zebra\n\n")
	ticket("T1", 513, "Zebra", " zebra\n\n")
	ticket("T1", 2559, "Quagga", " quagga\n\n")
	ticket("T2", 1, "Zebra", " zebra\n\n")
	do("INSERT INTO ticket_words (team, word, ticket) VALUES ('T1', " + fmt.Sprintf(bytes, "zebra") + ", 63)")
	block("T1", "nzebra", 0, "-9223372036854775808, 0, 0, 0, 0, 0, 0, 0")  // bit 63
	block("T1", "nzebra", 1, "2, 0, 0, 0, 0, 0, 0, 0")                     // 512 + 1
	block("T1", "tstripe", 4, "0, 0, 0, 0, 0, 0, 0, -9223372036854775808") // 4*512 + 511
	block("T1", "o", 0, "-9223372036854775808, 0, 0, 0, 0, 0, 0, 0")
	block("T1", "o", 1, "2, 0, 0, 0, 0, 0, 0, 0")
	block("T2", "nzebra", 0, "2, 0, 0, 0, 0, 0, 0, 0")
}

func TestTheWordsOfAnOlderDatabaseAreStillFound(t *testing.T) {
	onBothEmpty(t, func(t *testing.T, address string) {
		beforeShelves(t, address)
		b := newBase(t, address)
		for _, c := range []struct{ team, words, want string }{{"T1", "zebra", "513 63"}, {"T1", "stripe", "2559"}, {"T1", "zeb", "63"}, {"T2", "zebra", "1"}} {
			if got := found(must[[]storage.FoundTicket](t)(b.Search(t.Context(), c.words, storage.TicketFilter{Team: c.team}))); got != c.want {
				t.Errorf("%s %q: found %q, want %q", c.team, c.words, got, c.want)
			}
		}
		if open := numbers(must[[]storage.Ticket](t)(b.FindOpen(t.Context(), "T1", "", "ZEBRA"))); open != "513 63" {
			t.Errorf("open of the whole name: %q", open)
		}
		alike := must[[]storage.SimilarTicket](t)(b.Similar(t.Context(), storage.Ticket{Team: "T1", Customer: "quagga"}, 5))
		if len(alike) != 1 || alike[0].Number != 2559 {
			t.Errorf("by the whole name: %+v", alike)
		}
	})
}
