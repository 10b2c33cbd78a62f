package storage_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tcrbot/e2e/pgtest"
	"tcrbot/storage"
)

func TestASentenceSaysWhyADatabaseCannotBeOpened(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "letter.txt")
	ok(t, os.WriteFile(text, []byte(strings.Repeat("Dear customer, ", 100)), 0o600))
	for _, c := range []struct{ address, want string }{
		{"", "DATABASE_URL is empty: give a file such as tcrbot.db, or postgres://…"},
		{filepath.Join(folder, "none", "tcrbot.db"), "the folder " + filepath.Join(folder, "none") + " for the database does not exist: create it, or set DATABASE_URL to another path"},
		{filepath.Join(text, "tcrbot.db"), "the folder " + text + " for the database does not exist: create it, or set DATABASE_URL to another path"},
		{text, "the database file " + text + " cannot be used: file is not a database"},
		{folder, "the database file " + folder + " cannot be used: unable to open database file: is a directory"},
		{":memory:", "DATABASE_URL is neither a file such as tcrbot.db or sqlite://folder/tcrbot.db, nor postgres://user:password@host:5432/database"},
		{"mysql://root@localhost/tcr", "DATABASE_URL is neither a file such as tcrbot.db or sqlite://folder/tcrbot.db, nor postgres://user:password@host:5432/database"},
		{"sqlite://", "DATABASE_URL is neither a file such as tcrbot.db or sqlite://folder/tcrbot.db, nor postgres://user:password@host:5432/database"},
		{"postgres://u:p@h/db?sslmode=perhaps", "DATABASE_URL cannot be read: failed to configure TLS (sslmode is invalid)"},
	} {
		s, err := storage.Open(t.Context(), c.address, storage.Options{})
		if err == nil {
			_ = s.Close()
		}
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v\nwant %s", c.address, err, c.want)
		}
	}
}

func TestAServerThatDoesNotAnswerIsNamedInASentence(t *testing.T) {
	port := freePort(t)
	_, err := storage.Open(t.Context(), "postgres://tcr:hunter2@127.0.0.1:"+port+"/cases", storage.Options{})
	want := "Postgres at 127.0.0.1:" + port + " cannot be reached (connect: connection refused): start it, or correct DATABASE_URL"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

func TestADatabaseThatTheServerLacksIsNamedInASentence(t *testing.T) {
	u, err := url.Parse(pgtest.Database(t))
	ok(t, err)
	u.Path = "/nothing"
	_, err = storage.Open(t.Context(), u.String(), storage.Options{})
	if err == nil || !strings.HasSuffix(err.Error(), `has no database "nothing": create it, or correct DATABASE_URL`) {
		t.Errorf("got %v", err)
	}
}

func TestNoErrorShowsThePassword(t *testing.T) {
	const secret = "s3cretw0rd"
	at := "127.0.0.1:" + freePort(t)
	for _, address := range []string{
		"postgres://tcr:" + secret + "@" + at + "/cases",
		"postgres://tcr:" + secret + "@" + at + "/cases?sslmode=perhaps",
		"postgres://tcr:" + secret + "@" + at + "/cases?connect_timeout=never",
		"postgres://tcr:" + secret + "@host:port/cases",
		"postgres://tcr:" + secret + "%zz@" + at + "/cases",
		"postgres://tcr:a%40" + secret + "@" + at + "/cases",
		"postgres://tcr:p@" + secret + "@" + at + "/cases", // signs that the admin forgot to encode
		"postgres://tcr:p/" + secret + "@" + at + "/cases",
		"postgres://tcr:12/" + secret + "@" + at + "/cases",
		"postgres://tcr:p?" + secret + "@" + at + "/cases",
		"postgres://tcr:12?x=" + secret + "@" + at + "/cases",
		"postgres://tcr:p#" + secret + "@" + at + "/cases",
		"postgres://tcr:p:" + secret + "@" + at + "/cases",
		"postgres://tcr:p " + secret + "@" + at + "/cases",
		"postgres://" + at + "/cases?user=tcr&password=" + secret,
		"postgres://" + at + "/cases?user=tcr&password=" + secret + "&sslmode=perhaps",
		"postgresql://tcr:" + secret + "@" + at + "/cases",
		"POSTGRES://tcr:" + secret + "@" + at + "/cases",
		" postgres://tcr:" + secret + "@" + at + "/cases\n",
		"postgres:/tcr:" + secret + "@" + at + "/cases", // and schemes mistyped
		"postgres//tcr:" + secret + "@" + at + "/cases",
		"postgre://tcr:" + secret + "@" + at + "/cases",
		"tcr:" + secret + "@" + at + "/cases",
		"//tcr:" + secret + "@" + at + "/cases",
		"host=127.0.0.1 user=tcr password=" + secret,
		`"postgres://tcr:` + secret + "@" + at + `/cases"`,
		"sqlite://postgres://tcr:" + secret + "@" + at + "/cases",
	} {
		s, err := storage.Open(t.Context(), address, storage.Options{})
		if err == nil {
			_ = s.Close()
			t.Errorf("%s was opened", address)
			continue
		}
		var log bytes.Buffer
		slog.New(slog.NewJSONHandler(&log, nil)).Error("open", "error", err)
		for _, shown := range []string{err.Error(), fmt.Sprintf("%+v", err), fmt.Sprintf("%#v", err), log.String()} {
			if strings.Contains(shown, secret) {
				t.Errorf("%s:\n%s", address, shown)
			}
		}
	}
}

func TestAnOpenThatIsStoppedSaysSo(t *testing.T) {
	gone, cancel := contextThatEnded(t)
	defer cancel()
	_, err := storage.Open(gone, "postgres://tcr:hunter2@127.0.0.1:"+freePort(t)+"/cases", storage.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want it to be context.Canceled", err)
	}
}

func TestAnyPathCanHoldTheDatabase(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"plain.db", "two words.db", "100%.db", "what?.db", "a#b.db", "ünïcode.db", "sub//double.db"} {
		ok(t, os.MkdirAll(filepath.Join(folder, "sub"), 0o700))
		for _, prefix := range []string{"", "sqlite://"} {
			b := newBase(t, prefix+folder+"/"+name)
			b.create(storage.Ticket{})
		}
		info, err := os.Stat(filepath.Join(folder, name))
		ok(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v", name, info.Mode())
		}
	}
}

func TestTheEngineIsTold(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		want := storage.SQLite
		if strings.HasPrefix(b.address, "postgres://") {
			want = storage.Postgres
		}
		if b.Engine() != want || b.Ping(t.Context()) != nil {
			t.Errorf("it is %s, ping %v", b.Engine(), b.Ping(t.Context()))
		}
	})
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	defer func() { ok(t, l.Close()) }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	ok(t, err)
	return port
}

func TestNoErrorOfALostConnectionShowsThePassword(t *testing.T) {
	line, address, secret := proxied(t, pgtest.Database(t))
	s, err := storage.Open(t.Context(), address, storage.Options{})
	ok(t, err)
	t.Cleanup(func() { _ = s.Close() })
	line.cut()
	_, _, err = s.CreateTicket(t.Context(), storage.Ticket{Team: "T1"}, "", nil)
	_, err2 := s.Migrate(t.Context())
	for _, err := range []error{err, err2, s.Ping(t.Context()), s.Beat(t.Context(), "one")} {
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v", err, err), secret) {
			t.Errorf("the error is %v", err)
		}
	}
}

func TestAServerThatRefusesTheLoginIsNamedInASentence(t *testing.T) {
	for code, want := range map[string]string{
		"28P01": `refuses the user "tcr": correct user or password in DATABASE_URL`,
		"53300": "refuses: sorry, too many clients already",
	} {
		at := refusing(t, code, "sorry, too many clients already")
		_, err := storage.Open(t.Context(), "postgres://tcr:hunter2@"+at+"/cases?sslmode=disable", storage.Options{})
		if err == nil || err.Error() != "Postgres at "+at+" "+want {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// refusing is a server that answers each login with an error, as Postgres words it on the wire.
func refusing(t *testing.T, code, reason string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	t.Cleanup(func() { _ = l.Close() })
	fields := "SFATAL\x00C" + code + "\x00M" + reason + "\x00\x00"
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 1024))
			_, _ = c.Write(append(binary.BigEndian.AppendUint32([]byte("E"), uint32(len(fields)+4)), fields...))
			_ = c.Close()
		}
	}()
	return l.Addr().String()
}
