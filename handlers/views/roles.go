package views

import (
	"fmt"
	"strings"
	"time"
)

// RoleValue is a person's own role and what it means.
type RoleValue struct {
	Role     string // "a manager"
	Admin    bool
	Commands []RoleCommand // those that not everybody may use
	Lists    []RoleList
}

// RoleCommand is a command that needs a role.
type RoleCommand struct {
	Usage, Who string
	Mine       bool
}

// RoleList is who has a role: user ids and ids of user groups.
type RoleList struct {
	Role           string
	People, Groups []string
}

// MyRole tells a person what they may do, and who else may.
func MyRole(v RoleValue) Message {
	s := &stack{}
	head := "You are *" + Inline(v.Role) + "* here."
	s.section(head + " Everybody I work for may ask me, and open and move tickets.")
	var mine, others []string
	for _, c := range v.Commands {
		line := fmt.Sprintf("• `/tcr %s`: %s", codeText(Clamp(c.Usage, 200)), Inline(c.Who))
		if c.Mine {
			mine = append(mine, line)
		} else {
			others = append(others, line)
		}
	}
	if len(mine) > 0 {
		s.long("You may use these too:\n" + strings.Join(mine, "\n"))
	}
	if len(others) > 0 {
		s.long("These need another role:\n" + strings.Join(others, "\n"))
	}
	for _, l := range v.Lists {
		s.context("*" + Inline(Clamp(l.Role, 40)) + "*: " + Clamp(strings.Join(l.members(), ", "), 1500))
	}
	if v.Admin {
		s.actions(button("settings", "Change roles", "roles"))
		s.context("Or type `/tcr role @ben manager`.")
	}
	return s.message(head)
}

func (l RoleList) members() []string {
	var out []string
	for _, id := range l.People[:min(30, len(l.People))] {
		out = append(out, Mention(id))
	}
	for _, id := range l.Groups[:min(10, len(l.Groups))] {
		out = append(out, "the user group "+Inline(Clamp(id, 40)))
	}
	return out
}

// RoleGiven confirms a change of role.
func RoleGiven(person, role string) Message {
	s := &stack{}
	line := Mention(person) + " is " + Inline(role) + " now."
	s.section(line)
	return s.message(line)
}

// AuditValue is who did what, newest first.
type AuditValue struct {
	Person string // user id, "" for everybody
	Ticket int64  // 0 for all
	Lines  []AuditLine
}

// AuditLine is one thing that somebody did.
type AuditLine struct {
	At    time.Time
	Actor string
	Words string // plain
	Who   string // user id the words end with, or ""
}

// Audit draws who did what.
func Audit(v AuditValue) Message {
	s := &stack{}
	head := "*Who did what*, newest first"
	switch {
	case v.Ticket != 0:
		head = fmt.Sprintf("*Who did what on #%d*, newest first", v.Ticket)
	case v.Person != "":
		head = "*What " + Mention(v.Person) + " did*, newest first"
	}
	s.section(head)
	words := v.lines()
	s.long(words)
	s.context("One person: `/tcr audit @ben`. One ticket: `/tcr audit 12`. Texts of notes stay with their tickets.")
	return s.message(head + ". " + Clamp(strings.ReplaceAll(words, "\n", " "), 2000))
}

func (v AuditValue) lines() string {
	var lines []string
	for _, l := range v.Lines[:min(50, len(v.Lines))] {
		line := "• " + Moment(l.At) + " " + Mention(l.Actor) + " " + Inline(Clamp(l.Words, 300))
		if l.Who != "" {
			line += " " + Mention(l.Who)
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return "Nothing yet."
	}
	return strings.Join(lines, "\n")
}

// AuditForm shows who did what, and takes whose or which ticket's to show instead.
func AuditForm(v AuditValue) Modal {
	s := &stack{}
	s.field("person", "Who", personMenu("Everybody", v.Person), true)
	ticket := ""
	if v.Ticket != 0 {
		ticket = fmt.Sprintf("#%d", v.Ticket)
	}
	s.input("ticket", "On which ticket", ticket, "All: leave it empty", false, true)
	s.header("Newest first")
	s.long(v.lines())
	s.context("Texts of notes stay with their tickets.")
	return s.modal("audit", "Who did what", "Show", "Close", "")
}
