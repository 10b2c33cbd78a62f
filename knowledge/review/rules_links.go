package review

import (
	"fmt"
	"strings"
)

func linkRules() []Rule {
	return []Rule{
		{"sample-shortener", "sample-url-shortener", Blocker, "Public short links hide where they lead and are filtered.", "SignalWire best practices; AWS; pestai forbidden categories", sampleShortener},
		{"sample-insecure", "sample-url-insecure", Blocker, "Links in texts must be https.", "Microsoft Teams list", sampleInsecure},
		{"flag-link", "sample-attributes-mismatch", Blocker, "The embedded link attribute must agree with the samples.", "Twilio fields page; Avaya FAQ118897", flagLink},
		{"flag-phone", "sample-attributes-mismatch", Blocker, "The embedded phone attribute must agree with the samples.", "Twilio fields page; Avaya FAQ118897", flagPhone},
		{"flag-pool", "sample-attributes-mismatch", Context, "More than 49 numbers need a number pool.", "SignalWire; Twilio 30930", flagPool},
	}
}

func shortener(host string) bool {
	return fits(host, "bit.ly/goo.gl/tinyurl.com/tiny.cc/lc.chat/is.gd/soo.gd/s2r.co/budurl.com/bc.vc/t.co/ow.ly/buff.ly/rebrand.ly/cutt.ly/shorturl.at/rb.gy/t.ly/v.gd/bl.ink/short.io/tr.im/adf.ly/clck.ru/shorte.st/qr.ae/x.co/mcaf.ee/bitly.com/tinyurl.co/u.to/surl.li/shrtco.de/linktr.ee/dub.sh/geni.us/smarturl.it/tny.im/snip.ly/urlz.fr/ouo.io/cli.gs/lnk.to/j.mp/amzn.to/fb.me/youtu.be/g.co/forms.gle/l.ead.me/gg.gg/1url.com/hyperurl.co/t2m.io/wa.me")
}

// linkedIn is the first link of which the condition holds, and the number of the text it stands in; -1 if there is none.
func linkedIn(texts []*text, holds func(link string) bool) (at int, link string) {
	for i, t := range texts {
		for _, l := range t.links() {
			if holds(l) {
				return i, l
			}
		}
	}
	return -1, ""
}

func (f *facts) replies() []*text { return []*text{f.optIn, f.optOut, f.help} }

func sampleShortener(f *facts) []hit {
	short := func(l string) bool { return shortener(hostOf(l)) }
	fix := "Use the full https address" + onDomain(f) + " or a short domain that the business owns."
	if i, l := linkedIn(f.samples, short); i >= 0 {
		return one(FieldSamples, l+" in: "+f.Samples[i], "A sample uses the public short link "+hostOf(l)+".", fix)
	}
	if i, l := linkedIn(f.replies(), short); i >= 0 {
		return one(FieldSamples, l, "A reply uses the public short link "+hostOf(l)+".", fix)
	}
	if s, ok := f.filed.says("bit.ly/goo.gl/tinyurl.com/bitly/tinyurl", "url shortener/shorteners", "short links"); ok && (len(f.samples) > 0 || f.parse(f.filed.sentenceOf(s)).has("sample/samples/example/examples/message/messages/text/texts")) && !f.nameInside(f.filed, s) {
		return one(FieldSamples, f.filed.sentenceOf(s), "The texts use public short links.", fix)
	}
	return nil
}

func onDomain(f *facts) string {
	if host := hostOf(f.Website); strings.Contains(host, ".") && !socialSite(host) {
		return " on " + domainOf(host)
	}
	return ""
}

func sampleInsecure(f *facts) []hit {
	insecure := func(l string) bool { return strings.HasPrefix(strings.ToLower(l), "http://") }
	const fix = "Use the https address of the same page, once it opens that way."
	if i, l := linkedIn(f.samples, insecure); i >= 0 {
		return one(FieldSamples, l+" in: "+f.Samples[i], "A sample has a link without https.", fix)
	}
	if i, l := linkedIn(f.replies(), insecure); i >= 0 {
		return warned(one(FieldSamples, l, "A reply has a link without https.", fix))
	}
	return nil
}

// linkIn and phoneIn are the first sample with a link or a telephone number, or -1.
func (f *facts) linkIn() int {
	for i, s := range f.samples {
		if len(s.links()) > 0 || s.has("link") && strings.Contains(strings.ToLower(f.Samples[i]), "[link") || strings.Contains(strings.ToLower(f.Samples[i]), "url]") || strings.Contains(strings.ToLower(f.Samples[i]), "link}") || strings.Contains(strings.ToLower(f.Samples[i]), "url}") || strings.Contains(strings.ToLower(f.Samples[i]), "link]") {
			return i
		}
	}
	return -1
}

func (f *facts) phoneIn() int {
	for i, s := range f.samples {
		if len(s.phones()) > 0 || strings.Contains(strings.ToLower(f.Samples[i]), "phone]") || strings.Contains(strings.ToLower(f.Samples[i]), "phone}") || strings.Contains(strings.ToLower(f.Samples[i]), "number]") && s.has("call ..3 phone/number") {
			return i
		}
	}
	return -1
}

func flagLink(f *facts) []hit {
	at := f.linkIn()
	switch {
	case len(f.samples) == 0 || f.Link == NotGiven:
		return nil
	case f.Link == No && at >= 0:
		return one(FieldLink, f.Samples[at], fmt.Sprintf("Embedded link is set to no, but sample %d has a link.", at+1), "Set embedded link to yes, or take the link out if it is never sent.")
	case f.Link == Yes && at < 0 && len(f.samples) > 1:
		return one(FieldLink, "embedded link: yes", "Embedded link is set to yes, but no sample has a link.", "Show a text with a link that is really sent, or set embedded link to no.")
	}
	return nil
}

func flagPhone(f *facts) []hit {
	at := f.phoneIn()
	switch {
	case len(f.samples) == 0 || f.PhoneFlag == NotGiven:
		return nil
	case f.PhoneFlag == No && at >= 0:
		return one(FieldPhoneFlag, f.Samples[at], fmt.Sprintf("Embedded phone is set to no, but sample %d has a phone number.", at+1), "Set embedded phone to yes, or take the number out if it is never sent.")
	case f.PhoneFlag == Yes && at < 0 && len(f.samples) > 1:
		return one(FieldPhoneFlag, "embedded phone: yes", "Embedded phone is set to yes, but no sample has a phone number.", "Show a text with a phone number that is really sent, or set embedded phone to no.")
	}
	return nil
}

func flagPool(f *facts) []hit {
	if f.NumberPool == No && f.filed.has("50/60/75/100/150/200/250/300/500 numbers", "hundreds of numbers", "number per/for each") {
		return asked(FieldNumberPool, "How many numbers send these texts? More than 49 need a number pool.")
	}
	return nil
}
