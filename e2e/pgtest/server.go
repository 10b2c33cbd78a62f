package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// socketRoom is how long a folder's name may be: a Unix socket's path holds 107 bytes, and Postgres adds its own name.
const socketRoom = 80

// guard runs the server and waits for the end of its input, which comes when the test binary ends, even by a panic or a
// kill; then it stops the server at once and deletes the folder.
const guard = `"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -p 5432 $3 </dev/null &
read -r end
kill -QUIT $!
wait $!
rm -rf "$2"`

// What servers run with: tests want speed and keep nothing, measurements want what a real one does.
const (
	forTests    = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=32MB"
	forMeasures = "-c shared_buffers=%dMB -c max_wal_size=4GB -c checkpoint_timeout=30min -c maintenance_work_mem=256MB -c wal_compression=on"
)

// Durable starts a server of its own that keeps what it is told, as a real one does, for measurements; it ends with this process. Like
// a real one it has a quarter of the machine's memory, as far as that can be told.
func Durable() (address string, err error) {
	return start(fmt.Sprintf(forMeasures, min(max(memory()/4, 256), 4096)))
}

// memory is the machine's, in MB; 0 where the system does not tell.
func memory() int {
	lines, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	var kilobytes int
	if _, err := fmt.Sscanf(string(lines), "MemTotal: %d kB", &kilobytes); err != nil {
		return 0
	}
	return kilobytes / 1024
}

// start makes a server in a temporary folder and gives its address.
func start(settings string) (string, error) {
	bin, err := binaries(os.Getenv("PATH"), debianFolders)
	if err != nil {
		return "", err
	}
	user, err := unprivileged()
	if err != nil {
		return "", err
	}
	home, err := folder(user)
	if err != nil {
		return "", err
	}
	create := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(home, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	create.Dir, create.SysProcAttr = home, user.attributes()
	if out, err := create.CombinedOutput(); err != nil {
		return "", errors.Join(fmt.Errorf("initdb: %w: %s", err, out), os.RemoveAll(home))
	}
	if err := serve(bin, home, settings, user); err != nil {
		return "", err
	}
	address := "postgres:///postgres?" + url.Values{"host": {home}, "port": {"5432"}, "user": {"postgres"}}.Encode()
	return address, answers(address, home)
}

func folder(user account) (string, error) {
	base := os.TempDir()
	if len(base) > socketRoom {
		base = "/tmp"
	}
	home, err := os.MkdirTemp(base, "pgtest-")
	if err != nil {
		return "", err
	}
	return home, user.own(home)
}

// serve starts the guard. Its input is never closed by this process: the system does that at the end.
func serve(bin, home, settings string, user account) error {
	logs, err := os.Create(filepath.Join(home, "log"))
	if err != nil {
		return err
	}
	defer logs.Close()
	cmd := exec.Command("/bin/sh", "-c", guard, "sh", bin, home, settings)
	cmd.Dir, cmd.SysProcAttr, cmd.Stdout, cmd.Stderr = "/", user.attributes(), logs, logs
	if _, err := cmd.StdinPipe(); err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the server as %s: %w", user, err)
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// answers waits until the server takes queries.
func answers(address, home string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			logs, _ := os.ReadFile(filepath.Join(home, "log"))
			return fmt.Errorf("the server does not answer: %w: %s", err, logs)
		case <-tick.C:
		}
	}
}
