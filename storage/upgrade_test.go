package storage_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"tcrbot/storage"
)

// migrateTo brings a database to an older version, up or down.
func migrateTo(t *testing.T, address string, version int64) {
	t.Helper()
	driver, dialect := "sqlite3", goose.DialectSQLite3
	if strings.HasPrefix(address, "postgres:") {
		driver, dialect = "pgx", goose.DialectPostgres
	}
	db := must[*sql.DB](t)(sql.Open(driver, address))
	defer db.Close()
	p := must[*goose.Provider](t)(goose.NewProvider(dialect, db, os.DirFS("migrations"), goose.WithDisableGlobalRegistry(true)))
	if now := must[int64](t)(p.GetDBVersion(t.Context())); now > version {
		must[[]*goose.MigrationResult](t)(p.DownTo(t.Context(), version))
		return
	}
	must[[]*goose.MigrationResult](t)(p.UpTo(t.Context(), version))
}

func TestFiguresAreTheSameAfterAnUpgrade(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		const before = 3
		at := b.clock.read()
		b.create(storage.Ticket{Provider: "Twilio"})
		for n := range int64(3) {
			b.figureRound(1, n+1, "submission", "us", at.Add(time.Duration(n)*time.Hour), "rejected", at.Add(time.Duration(n+1)*time.Hour), 1500, "us")
		}
		all, span := storage.Scope{Team: "T1"}, storage.Span{From: at, To: at.Add(week)}
		for range 2 { // up, and down and up again
			migrateTo(t, b.address, before)
			if n := must[int](t)(b.Migrate(t.Context())); n == 0 {
				t.Error("no migration is missing")
			}
			verdicts := must[[]storage.FigureRound](t)(b.VerdictsIn(t.Context(), all, span))
			repeats := must[[]storage.FigureRound](t)(b.RepeatsIn(t.Context(), all, span))
			third := must[[]storage.Stuck](t)(b.ThirdRounds(t.Context(), all, at, 5))
			if len(verdicts) != 3 || verdicts[2].Nth != 3 || len(repeats) != 2 || repeats[0].FeeCents != 1500 || len(third) != 1 || third[0].Refused != 3 {
				t.Errorf("verdicts %+v, repeats %+v, third %+v", verdicts, repeats, third)
			}
		}
	})
}
