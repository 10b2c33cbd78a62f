#!/usr/bin/env bash
# Runs every check and test; `make test` calls it. What is missing is installed where that needs no questions asked, and
# skipped with one line otherwise. With TCRBOT_TEST_STRICT=1, as in CI, nothing may be skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

strict=${TCRBOT_TEST_STRICT:-}
linter_version=v2.13.2
linter=.tools/golangci-lint-$linter_version

say() { printf '== %s\n' "$*"; }

# skip tells what is left out and how to get it; in CI that is a failure.
skip() {
	printf 'skipped: %s\n' "$*"
	if [ -n "$strict" ]; then
		echo "nothing may be skipped here"
		exit 1
	fi
}

# debian installs packages where that needs no questions asked.
debian() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
	say "installing $*"
	DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null &&
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$@" >/dev/null
}

has_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

prepare() {
	has_postgres || debian postgresql || skip "the tests on Postgres: no server binaries; install the package postgresql"
	has_browser || debian chromium || skip "the test in a browser: no Chromium; install the package chromium"
	if [ "$(uname -sm)" = "Linux x86_64" ] && command -v npm >/dev/null; then
		[ -f e2e/node_modules/.package-lock.json ] || (say "installing the local Slack" && cd e2e && npm ci --silent --no-audit --no-fund) ||
			skip "the smoke test: npm ci failed in e2e/"
	else
		skip "the smoke test: the local Slack needs Linux on x86_64, and npm"
	fi
	if [ ! -x "$linter" ]; then
		say "installing the linter"
		GOBIN="$PWD/.tools/new" go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$linter_version" &&
			mv .tools/new/golangci-lint "$linter" || skip "the linter: it could not be installed"
	fi
}

check() {
	say "gofmt, vet and linter"
	unformatted=$(gofmt -l $(git ls-files '*.go'))
	[ -z "$unformatted" ] || { echo "gofmt would change: $unformatted"; exit 1; }
	go vet ./...
	[ ! -x "$linter" ] || "$linter" run ./...
}

prepare
check
say "tests, with the race detector"
go test -race -timeout 15m ./...
