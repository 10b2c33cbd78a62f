package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// connectPatience bounds one try to connect, unless the address holds a connect_timeout.
const connectPatience = 10 * time.Second

// postgresServer is a Postgres database and how to reach it.
type postgresServer struct {
	config  *pgx.ConnConfig
	secrets []string
}

// parsePostgres reads a postgres:// address. A special character in a password moves the borders between its parts, so that
// a piece of the password would stand where errors show the host or the database; such an address is refused.
func parsePostgres(address string) (place, error) {
	login, rest := cutLogin(strings.TrimPrefix(address, "postgres://"))
	if strings.Contains(rest, "@") {
		return nil, errors.New("DATABASE_URL cannot be read: it looks like postgres://user:password@host:5432/database, and @ : / ? # % in the password are written %40 %3A %2F %3F %23 %25")
	}
	p := postgresServer{secrets: secretsIn(login, rest)}
	var err error
	if p.config, err = pgx.ParseConfig(address); err != nil {
		reason := err.Error()[strings.LastIndex(err.Error(), "`: ")+1:]
		return nil, p.sealed("DATABASE_URL cannot be read"+reason, err)
	}
	p.config.ConnectTimeout = cmp.Or(p.config.ConnectTimeout, connectPatience)
	return p, nil
}

// cutLogin takes user:password off the front of an address, as pgx does.
func cutLogin(address string) (login, rest string) {
	if i := strings.IndexAny(address, "@/"); i >= 0 && address[i] == '@' {
		return address[:i], address[i+1:]
	}
	return "", address
}

// secretsIn lists what no error may show, as it was typed and decoded.
func secretsIn(login, rest string) []string {
	_, raw, _ := strings.Cut(login, ":")
	_, query, _ := strings.Cut(rest, "?")
	all := []string{raw}
	for pair := range strings.SplitSeq(query, "&") {
		if name, value, _ := strings.Cut(pair, "="); strings.Contains(name, "pass") {
			all = append(all, value)
		}
	}
	for _, secret := range all {
		if plain, err := url.PathUnescape(secret); err == nil {
			all = append(all, plain)
		}
	}
	return all
}

func (p postgresServer) connect(s *Store) error {
	if s.bulk {
		p.config.RuntimeParams["synchronous_commit"] = "off"
	}
	s.db = stdlib.OpenDB(*p.config, stdlib.OptionAfterConnect(inOrderWritten))
	s.pool(8)
	s.engine = Postgres
	return nil
}

// inOrderWritten has joins done in the order they are written: looking for a better one among those of eight words takes the planner
// a hundred times as long as the search itself, and a word's rarity is known to the program, not to it. It is no part of the address,
// because a pooler in between may refuse what it does not know there.
func inOrderWritten(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, "SET join_collapse_limit = 1")
	return err
}

func (p postgresServer) reach(ctx context.Context, db *sql.DB) error { return db.PingContext(ctx) }

func (p postgresServer) unusable(err error) error {
	where := fmt.Sprintf("Postgres at %s", net.JoinHostPort(p.config.Host, fmt.Sprint(p.config.Port)))
	refusal, refused := errors.AsType[*pgconn.PgError](err)
	dial, unreached := errors.AsType[*net.OpError](err)
	switch {
	case refused && refusal.Code == "3D000":
		return p.sealed(fmt.Sprintf("%s has no database %q: create it, or correct DATABASE_URL", where, p.config.Database), err)
	case refused && strings.HasPrefix(refusal.Code, "28"):
		return p.sealed(fmt.Sprintf("%s refuses the user %q: correct user or password in DATABASE_URL", where, p.config.User), err)
	case refused:
		return p.sealed(where+" refuses: "+refusal.Message, err)
	case unreached:
		return p.sealed(fmt.Sprintf("%s cannot be reached (%s): start it, or correct DATABASE_URL", where, dial.Err), err)
	}
	return p.sealed(fmt.Sprintf("%s cannot be used: %s", where, strings.Join(strings.Fields(err.Error()), " ")), err)
}
