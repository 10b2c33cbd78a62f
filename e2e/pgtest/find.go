package pgtest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// debianFolders is where Debian keeps the server's programs, which it does not put on the PATH.
const debianFolders = "/usr/lib/postgresql/*/bin"

var errNoPostgres = errors.New("there is no initdb and no postgres on this machine")

// missing says why a test is skipped; "" if Postgres is there, or failed in another way.
func missing(err error) string {
	if !errors.Is(err, errNoPostgres) {
		return ""
	}
	return "skipped on Postgres, which is not installed: apt-get install postgresql, or set " + addressVariable + " to a postgres:// address"
}

// binaries is the folder that holds initdb and postgres: one on the PATH, or else the newest that matches pattern.
func binaries(path, pattern string) (string, error) {
	folders := filepath.SplitList(path)
	versions, err := filepath.Glob(pattern)
	if err != nil {
		return "", err
	}
	slices.SortFunc(versions, func(a, b string) int { return version(b) - version(a) })
	for _, folder := range append(folders, versions...) {
		if runs(filepath.Join(folder, "initdb")) && runs(filepath.Join(folder, "postgres")) {
			return folder, nil
		}
	}
	return "", errNoPostgres
}

func runs(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// version reads 15 from /usr/lib/postgresql/15/bin; 0 if there is no number.
func version(folder string) int {
	n, err := strconv.Atoi(filepath.Base(strings.TrimSuffix(folder, string(os.PathSeparator)+"bin")))
	if err != nil {
		return 0
	}
	return n
}
