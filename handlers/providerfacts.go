package handlers

import (
	"context"
	"errors"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tcrbot/knowledge"
)

// providerFacts is what the team itself knows of a provider. It overrules the articles; an empty field says nothing.
type providerFacts struct {
	Name             string
	FeePaid, FeeBill string // "$15": what a try costs us, and what we bill for it
	Days             string // "3–10", "7": business days to a verdict
	Portal           string // https address
	Escalation       string // e-mail or web address
	Editable         string // "yes": a refused campaign is edited in place; "no": it needs a new one
	Replies          string // who sends STOP and HELP replies: "provider", "us"
}

func factName(provider, field string) string {
	return "provider:" + strings.ToLower(knowledge.ProviderName(provider)) + ":" + field
}

// factPreferences are the rows of a provider's screen.
func factPreferences(provider string) []Preference {
	row := func(field, title, hint string, tidy func(string) string, check func(string) error) Preference {
		return Preference{Name: factName(provider, field), Group: "provider:" + provider, Title: title, Hint: hint, tidy: tidy, check: check}
	}
	pick := func(field, title string, options ...Option) Preference {
		return Preference{
			Name: factName(provider, field), Group: "provider:" + provider, Title: title, Kind: InputChoice,
			Options: append([]Option{{"unknown", "We do not know"}}, options...), Default: "unknown",
		}
	}
	return []Preference{
		row("fee_paid", "Fee we pay for a try", "For example $15", tidyFee, checkFee),
		row("fee_bill", "Fee we bill for it", "For example $25, or 0 if we bill nothing", tidyFee, checkFee),
		row("days", "Usual business days to a verdict", "A number or a span: 7, or 3-10", tidyDays, checkSpan),
		row("portal", "Link to the portal", "Where campaigns are looked up, beginning with https://", nil, checkLink),
		row("escalation", "Where to escalate", "An e-mail address or a link", nil, checkAddress),
		pick("editable", "Can a refused campaign be edited in place?", Option{"yes", "Yes, edit and resubmit"}, Option{"no", "No, it needs a new campaign"}),
		pick("replies", "Who sends the STOP and HELP replies?", Option{"provider", "The provider"}, Option{"us", "We or the customer"}),
	}
}

func tidyFee(typed string) string {
	if cents, ok := fee(typed); ok {
		return money(cents)
	}
	return strings.TrimSpace(typed)
}

func checkFee(typed string) error {
	if _, ok := fee(typed); !ok {
		return errors.New("write the fee in dollars, such as $15 or 4.50")
	}
	return nil
}

func tidyDays(typed string) string {
	return strings.TrimSpace(strings.NewReplacer("–", "-", " ", "", "days", "", "day", "", "to", "-").Replace(strings.ToLower(typed)))
}

func checkSpan(days string) error {
	from, to, span := strings.Cut(days, "-")
	a, err := strconv.Atoi(from)
	b := a
	if err == nil && span {
		b, err = strconv.Atoi(to)
	}
	if err != nil || a < 0 || b < a || b > 365 {
		return errors.New("write a number of days such as 7, or a span such as 3-10")
	}
	return nil
}

func checkLink(link string) error {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Host == "" || strings.ContainsAny(link, "<>| ") {
		return errors.New("write the whole address, beginning with https://")
	}
	return nil
}

func checkAddress(address string) error {
	if _, err := mail.ParseAddress(address); err == nil || checkLink(address) == nil {
		return nil
	}
	return errors.New("write an e-mail address or a link that begins with https://")
}

// facts gives what the team knows of a provider; ok is false if that is nothing.
func (c choices) facts(provider string) (f providerFacts, ok bool) {
	if strings.TrimSpace(provider) == "" {
		return f, false
	}
	f.Name = knowledge.ProviderName(provider)
	for field, into := range map[string]*string{
		"fee_paid": &f.FeePaid, "fee_bill": &f.FeeBill, "days": &f.Days, "portal": &f.Portal, "escalation": &f.Escalation,
		"editable": &f.Editable, "replies": &f.Replies,
	} {
		*into = c.stored[factName(provider, field)]
		ok = ok || *into != ""
	}
	return f, ok
}

// ourFacts finds the first of the providers of which the team knows something itself, and when that was last changed. Where the
// text names a provider, what is known of the team's other ones says nothing.
func (d *Desk) ourFacts(ctx context.Context, req Request, providers []string) (providerFacts, time.Time, bool) {
	own := req.chosen.own()
	named := slices.ContainsFunc(providers[:max(0, len(providers)-len(own))], func(p string) bool { return p != "" })
	if named {
		providers = providers[:len(providers)-len(own)]
	}
	for _, p := range providers {
		f, ok := req.chosen.facts(p)
		if !ok {
			continue
		}
		changes, err := d.store.LastChanges(ctx, req.Team)
		if err != nil {
			d.log.WarnContext(ctx, "read when a provider's facts changed", "error", err)
		}
		var at time.Time
		for _, row := range factPreferences(f.Name) {
			if c := changes[row.Name]; c.At.After(at) {
				at = c.At
			}
		}
		return f, at, true
	}
	return providerFacts{}, time.Time{}, false
}

// ourWords marks a fact as the team's own: "your team, 3 Nov".
func (d *Desk) ourWords(req Request, at time.Time) string {
	if at.IsZero() {
		return "your team"
	}
	at = at.In(req.chosen.zone())
	if at.Year() != d.now().In(req.chosen.zone()).Year() {
		return "your team, " + at.Format("2 Jan 2006")
	}
	return "your team, " + at.Format("2 Jan")
}

// facts is the answer's second line: whether it can be fixed, how, at what cost and in what time. What the team knows of the
// provider goes before what the article says.
func (d *Desk) facts(ctx context.Context, req Request, a knowledge.Article, providers []string) []string {
	ours, at, ok := d.ourFacts(ctx, req, providers)
	if !ok {
		return facts(a, providers...)
	}
	mark := " (" + d.ourWords(req, at) + ")"
	article := articleFacts(a, providers)
	if a.Fixable == knowledge.FixEdit && ours.Editable == "no" {
		article.how = []string{"Fixable", "needs a new campaign" + mark}
	}
	if a.Fixable == knowledge.FixNewCampaign && ours.Editable == "yes" {
		article.how = []string{"Fixable", "edit and resubmit" + mark}
	}
	if ours.FeePaid != "" {
		article.cost = ours.fees() + mark
	}
	if ours.Days != "" {
		article.time = ours.days() + mark
	}
	if who := ours.sender(); who != "" && (strings.HasPrefix(a.Slug, "help-") || strings.HasPrefix(a.Slug, "optout-")) {
		article.more = who + mark
	}
	return article.list()
}

func (f providerFacts) fees() string {
	switch f.FeeBill {
	case "", f.FeePaid:
		return "about " + f.FeePaid + " a try"
	case "$0":
		return f.FeePaid + " a try, billed to nobody"
	}
	return f.FeePaid + " a try, billed at " + f.FeeBill
}

// days is the usual time to a verdict, which Days must hold.
func (f providerFacts) days() string {
	if f.Days == "1" {
		return "1 business day"
	}
	return strings.Replace(f.Days, "-", "–", 1) + " business days"
}

func (f providerFacts) sender() string {
	switch f.Replies {
	case "provider":
		return f.Name + " sends the STOP and HELP replies"
	case "us":
		return "STOP and HELP replies are ours to set up"
	}
	return ""
}

// where says where a request to the provider goes, "" if the team has not written it down.
func (f providerFacts) where() string {
	return strings.Join(slices.DeleteFunc([]string{f.Escalation, f.Portal}, func(s string) bool { return s == "" }), " · ")
}

// providerNames are the team's own providers, then those of the tables.
func (d *Desk) providerNames(req Request) []string {
	names := req.chosen.own()
	var others []string
	for _, c := range d.base.AllCodes() {
		if !slices.Contains(names, c.Provider) && !slices.Contains(others, c.Provider) && c.Provider != "" {
			others = append(others, c.Provider)
		}
	}
	slices.Sort(others)
	return append(names, others...)
}
