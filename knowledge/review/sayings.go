package review

import (
	"slices"
	"strings"

	"tcrbot/knowledge"
)

// saying is one thing that a campaign says, and where.
type saying struct {
	place knowledge.Place
	text  string
}

// mostSayings is how many sentences of a campaign are read one by one.
const mostSayings = 200

// sayingsIn takes a campaign's texts apart: fields and remarks by sentences, quotations, samples and replies whole.
func sayingsIn(c Campaign) []saying {
	var out []saying
	told := func(place knowledge.Place, text string) {
		from := 0
		for _, q := range quotesOf(text) {
			if len(q.text) > 30 {
				out = append(append(out, sayingsOf(place, text[from:q.start])...), saying{knowledge.InQuote, q.text})
				from = q.end
			}
		}
		out = append(out, sayingsOf(place, text[from:])...)
	}
	told(knowledge.InDescription, c.Description)
	told(knowledge.InFlow, c.Flow)
	told(knowledge.InNote, remarksOf(c))
	told(knowledge.InPolicy, c.Privacy)
	told(knowledge.InPolicy, c.Terms)
	for _, s := range c.Samples {
		out = append(out, saying{knowledge.InSample, s})
	}
	for _, s := range []string{c.OptInMessage, c.OptOutMessage, c.HelpMessage} {
		if s != "" {
			out = append(out, saying{knowledge.InReply, s})
		}
	}
	return out[:min(len(out), mostSayings)]
}

// sayingsOf are the sentences of a text of more than a few words.
func sayingsOf(place knowledge.Place, text string) []saying {
	var out []saying
	for _, s := range sentencesOf(text) {
		if len(strings.Fields(s)) > 3 {
			out = append(out, saying{place, s})
		}
	}
	return out
}

// holds reports whether a finding stands on this sentence.
func (s saying) holds(evidence string) bool {
	evidence = strings.TrimSuffix(evidence, "…")
	if lead, _, ok := strings.Cut(evidence, `"`); ok && len(lead) > 20 {
		evidence = strings.TrimRight(lead, " :,") // what is quoted is a saying of its own
	}
	own := strings.Join(strings.Fields(s.text), " ")
	return len(evidence) > 12 && (strings.Contains(own, evidence) || strings.Contains(evidence, own))
}

// mostFine is the share of fault up to which a sentence reads like one that tells of something in order.
const mostFine = 0.03

// weighWords makes warnings of blockers that rest on how a thing is said, where it is said as clean campaigns say it: a pattern of
// words is one witness, the many sentences that the fault model was learned from are another.
func (r *Report) weighWords(reader Reader, all []saying) {
	for i, f := range r.Findings {
		if f.Severity != Blocker || !saidInWords(f.Rule) {
			continue
		}
		fine := false
		for _, s := range all {
			if s.holds(f.Evidence) {
				if fine = reader.FaultShare(s.place, s.text) <= mostFine; !fine {
					break
				}
			}
		}
		if fine {
			r.Findings[i].Severity = Warning
		}
	}
	r.count()
}

// saidInWords reports whether a rule rests on how something is said, not on a link, a flag, a name or a part that is missing.
func saidInWords(rule string) bool {
	return slices.Contains([]string{
		"consent-third-party", "consent-cold", "consent-staff", "consent-number-on-file", "consent-text-first", "consent-none", "consent-phone-field", "consent-script",
		"consent-preticked", "consent-forced", "consent-bundled", "consent-not-verifiable", "consent-marketing-spoken",
		"privacy-none", "privacy-shares", "policy-no-texting", "terms-none", "terms-short", "website-none", "website-down", "website-reputation",
		"remark-ein", "address", "reseller", "many-brands", "political", "usecase-personal", "usecase-testing", "nonprofit-claim",
		"cannabis", "gambling", "firearms", "adult", "prohibited", "job-board", "lending-kind", "debt", "leadgen", "scam",
		"reply-unused", "sample-test",
	}, rule)
}

// leastFault is the share of fault from which a sentence is taken to tell of one, and leastTopic the share from which the matcher
// says of which.
const (
	leastFault = 0.97
	leastTopic = 0.6
)

// tellFaults adds what sentences say that no rule knows: the fault model says that something is wrong, the matcher what.
func (r *Report) tellFaults(reader Reader, all []saying) {
	for _, s := range all {
		if !s.mayTell() || r.standsOn(s) || reader.FaultShare(s.place, s.text) < leastFault {
			continue
		}
		causes := reader.Told(s.text)
		if len(causes) == 0 || causes[0].Share < leastTopic || readByRules(causes[0].Slug) || r.raises(causes[0].Slug, false) {
			continue
		}
		causes[0].Words = s.text
		r.add(causes[0], topicField(causes[0].Slug), "What is written", "No rule knows these words, but they are close to what reviewers refuse for this.")
	}
	r.count()
}

// readByRules reports whether rules know better what an article is about, because words alone often name it where it is in order.
func readByRules(slug string) bool {
	return slices.Contains([]string{
		"optin-not-voluntary", "optin-marketing-written", "optin-verbal-script", "optin-message-missing", "optin-staff-only", "sample-insufficient",
		"sample-attributes-mismatch", "content-lending", "content-adult", "content-cannabis", "content-alcohol-tobacco", "content-gambling", "content-firearms",
		"content-hate", "terms-missing", "policy-not-about-texting", "special-political", "special-agents-franchise", "process-field-invalid", "brand-email-domain", "brand-ein-mismatch",
		"brand-stock-mismatch",
	}, slug)
}

// mayTell reports whether a fault may be told in a sentence, rather than shown by it as a text or a notice would.
func (s saying) mayTell() bool {
	switch s.place {
	case knowledge.InDescription, knowledge.InFlow, knowledge.InNote, knowledge.InPolicy:
		return !fears(newText(s.text))
	}
	return false
}

// standsOn reports whether a finding rests on a sentence already.
func (r *Report) standsOn(s saying) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity != Context && s.holds(f.Evidence) })
}
