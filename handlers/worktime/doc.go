// Package worktime knows when a team works: its hours, weekdays, holidays and time zone. It measures how long something has
// waited in business time, and says when the next morning is.
//
// Contract:
//   - A [Calendar] is never changed after [New] and is safe for use by many goroutines. Nothing here reads the clock.
//   - Business time is elapsed time: an hour is an hour also on the days when clocks change. Opening and closing are times on
//     the wall clock, so such a day can be an hour shorter or longer than others where the team works through the night.
//   - Working hours do not cross midnight.
//   - Holidays are dates. They hold for everybody in the team, wherever they sit; only the hour of a person's morning is taken
//     from the person's own zone.
//   - Times before 1970 and after 2199 are outside of every calendar: nothing is open there.
package worktime
