// Package smoke holds the test that plays a case from question to approval with the real program in the local Slack,
// through the same sockets as a browser. It checks that the parts fit together; limits, timing and faults are tested
// against e2e/fakeslack.
package smoke
