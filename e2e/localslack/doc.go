// Package localslack runs a Slack on this machine: the npm package local-slack-linux-x64, which answers the Web API and
// Socket Mode and has a web page that people can use. The demo, the smoke test and the browser test share it.
//
// The package's own [Server] is lent a few of Slack's ways by the scripts in patch/, which it loads when it starts:
// it listens on loopback only, a form sends what it was filled in with, people can be chosen in forms, buttons work inside
// modals, private answers are shown to their reader alone, and message shortcuts exist. Limits, scopes and expired
// triggers it does not have; the strict fake in e2e/fakeslack is for those.
package localslack
