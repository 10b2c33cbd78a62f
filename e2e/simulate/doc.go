// Package simulate lives through a year of a team of forty in seconds: two instances of the bot on a clock of its own, with
// holidays, people in five time zones, restarts, deaths, a clock that is set back, outages of Slack and machines that sleep. What
// the bot owes is worked out beside it by other means (owed.go), and compared with what the stand-in for Slack has recorded.
//
// make simulate prints a line of JSON for each database:
//
//   - owed: messages that should have come, after merging by person and day;
//   - sent: messages that came;
//   - lost: owed and not sent;
//   - twice: more than one to a person on a day of theirs;
//   - out_of_hours: sent outside of the receiver's working hours;
//   - unasked: sent though none was owed;
//   - waves, waves_found: waves planted in what people ask, and those that the radar told of within a day of their first question;
//   - false_alarms: alerts that belong to no wave, or to one that was told of before. At most one a month is let pass.
package simulate
