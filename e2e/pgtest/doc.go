// Package pgtest gives tests a real Postgres. [Database] returns the address of a fresh, empty database; the first call in
// a test binary starts one throwaway server for all of its tests:
//
//	store, err := storage.Open(ctx, pgtest.Database(t), storage.Options{})
//
// The server runs from the machine's own binaries (on the PATH or in /usr/lib/postgresql), in a temporary folder, on a Unix
// socket and without fsync. Postgres refuses to run as root, so root starts it as the user postgres, or else nobody. It
// stops, and its folder goes, when the test binary ends, however it ends.
//
// Two environment variables change that:
//
//   - TCRBOT_TEST_POSTGRES, a postgres:// address: that server is used; each test has a schema of its own in it.
//   - TCRBOT_TEST_STRICT=1: without Postgres a test fails instead of being skipped. CI sets it.
package pgtest
