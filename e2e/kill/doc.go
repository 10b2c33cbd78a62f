// Package kill holds the bot to its promise about reminders when it dies: the real program is killed with SIGKILL at random
// instants while it works through a morning on which many people are owed a reminder, and started again each time.
//
// None may be lost. A reminder may come twice in one case only: Slack took it, the program died before it could note that, and
// the message cannot be found in the conversation afterwards. It can be found where an earlier message told the conversation's id;
// half of the people here have such a one, so theirs must not come twice. make kill runs it at full size.
package kill
