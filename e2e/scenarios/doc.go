// Package scenarios plays days of agents, moderators and admins: each script in testdata is one, and drives the program as
// it is shipped against a strict stand-in for Slack. The commands of the scripts are described at fakeslack.Scripts.
//
//	go test ./e2e/scenarios -run /day
package scenarios
