package review

import (
	"slices"
	"strings"
	"unicode"
)

// labelRow says that a label holding all of the words names the field.
type labelRow struct {
	field Field
	words string // "a/b" stands for either word
}

// other marks labels that portals show and a review does not need; they are reported as not placed.
const other Field = ""

// labels is what portals, registries and providers call each field, most telling first. Labels are compared as words in
// lower case, camelCase and snake_case taken apart, numbers and plural endings dropped; "opt in", "opt out", "use case",
// "e-mail" and "call to action" count as one word each. A label may hold a few words more; see [labelOf].
func labels() []labelRow {
	return []labelRow{
		{FieldOptOutMessage, "what get/receive/happen/reply stop/optout/unsubscribe"}, {FieldHelpMessage, "what get/receive/happen/reply help"},
		{FieldOptInMessage, "what get/receive/happen after/when signup/join/optin/joining/signing/subscribing"},
		{FieldHelpMessage, "help keyword reply/response/message"}, {FieldOptOutMessage, "stop/optout keyword reply/response/message"}, {FieldOptInMessage, "optin/join/start keyword reply/response/message"},
		{other, "subscriber optin"}, {other, "subscriber optout"}, {other, "subscriber help"}, {other, "subscriber stop"},
		{FieldOptInKeywords, "optin keyword"}, {FieldOptInKeywords, "join/start/subscribe/signup keyword"}, {FieldOptInKeywords, "optin/join/start word"}, {FieldOptInKeywords, "trigger word"},
		{FieldOptOutKeywords, "optout keyword"}, {FieldOptOutKeywords, "stop/unsubscribe keyword"}, {FieldOptOutKeywords, "stop/optout word"},
		{FieldHelpKeywords, "help keyword"}, {FieldHelpKeywords, "help word"},
		{FieldAffiliate, "affiliate marketing"},
		{FieldSubUseCases, "sub usecase"}, {FieldSubUseCases, "subusecase"},
		{FieldPrivacy, "privacy"}, {FieldPrivacy, "privacypolicy"}, {FieldPrivacy, "pp"},
		{FieldTerms, "terms"}, {FieldTerms, "term condition"}, {FieldTerms, "tos"},
		{FieldLink, "embedded link/url"}, {FieldLink, "include/contain/have/with/use link/url"}, {FieldLink, "message link/url"}, {FieldLink, "in text/sms/example/sample link/url"},
		{FieldPhoneFlag, "embedded phone"}, {FieldPhoneFlag, "include/contain/have/with/use phone"}, {FieldPhoneFlag, "message phone number"}, {FieldPhoneFlag, "in text/sms/example/sample/message phone"}, {FieldLink, "hyperlink"},
		{FieldAgeGated, "age gate/gated/gating/restricted"}, {FieldAgeGated, "agegated"}, {FieldAgeGated, "age"},
		{FieldLending, "direct lending"}, {FieldLending, "lending/loan"},
		{FieldNumberPool, "number pool/pooling"},
		{FieldTerms, "t c/cs"}, {FieldTerms, "to s"}, {FieldTerms, "sms policy"},
		{FieldDescription, "usecase description/summary/detail/overview/explanation/purpose"}, {FieldDescription, "campaign description/summary/overview/purpose/explanation"},
		{FieldDescription, "what send/text/about"}, {FieldDescription, "why send/text"}, {FieldDescription, "what campaign/program do/does"}, {FieldDescription, "program/messaging/message/texting description/summary/overview/purpose"}, {FieldDescription, "about campaign/program/texting"}, {FieldDescription, "tell about"}, {FieldDescription, "describe usecase/campaign/program/message"},
		{FieldFlow, "where optin/consent/signup/agree/subscribe"}, {FieldFlow, "proof consent/optin"}, {FieldFlow, "consent text"}, {FieldFlow, "consent/optin language/wording/disclosure/capture/source/place/location/proof/evidence"}, {FieldFlow, "how join"}, {FieldFlow, "how permission"}, {FieldFlow, "subscriber acquisition"}, {FieldFlow, "call action"},
		{FieldFlow, "checkbox/box wording/language/copy/label"}, {FieldDescription, "what for"}, {FieldFlow, "message flow"}, {FieldFlow, "messageflow"}, {FieldFlow, "cta"},
		{FieldFlow, "optin workflow/mechanism/method/process/flow/procedure/description/detail/type/source/language"},
		{FieldFlow, "consent workflow/mechanism/method/process/flow/procedure/description/detail/collection"},
		{FieldFlow, "how consent"}, {FieldFlow, "how optin"}, {FieldFlow, "how agree"}, {FieldFlow, "how subscribe"}, {FieldFlow, "how signup"},
		{FieldFlow, "collect/obtain/get/gather/capture consent/optin"}, {FieldFlow, "collect/obtain/get/gather/capture consent/optin"}, {FieldFlow, "signup/enrollment/enrolment/permission/subscription/registration process/flow/method/step/procedure/journey"}, {FieldFlow, "user/customer/subscriber journey"}, {FieldFlow, "enrollment/enrolment"}, {FieldFlow, "permission text/contact/message"},
		{FieldFlow, "describe/explain optin/consent"},
		{FieldOptInMessage, "optin message/reply/response/confirmation/text/autoresponse/auto/mt/sms"},
		{FieldOptInMessage, "welcome message/text/reply/sms"}, {FieldOptInMessage, "welcome"}, {FieldOptInMessage, "join reply/message/response/text"},
		{FieldOptInMessage, "start message/reply/response"}, {FieldOptInMessage, "subscribe message/reply/confirmation"},
		{FieldSamples, "first text/message send/sent"}, {FieldOptInMessage, "first auto reply"}, {FieldOptInMessage, "first text/reply"}, {FieldOptInMessage, "confirmation message/text/reply"},
		{FieldOptInMessage, "after optin/joining/signup/subscribing/signing"}, {FieldOptOutMessage, "after leaving/stop/optout/stopping/unsubscribing"}, {FieldHelpMessage, "after help"},
		{FieldOptOutMessage, "optout message/reply/response/confirmation/text/autoresponse/auto/mt/sms"},
		{FieldOptOutMessage, "stop message/reply/response/confirmation/text/mt"},
		{FieldOptOutMessage, "unsubscribe message/reply/response/confirmation/text"}, {FieldOptOutMessage, "cancel/goodbye/farewell/exit/last reply/message/text/sms"},
		{FieldOptOutMessage, "optout"}, {FieldOptOutMessage, "stop"},
		{FieldHelpMessage, "help message/reply/response/confirmation/text/autoresponse/auto/mt/sms"}, {FieldHelpMessage, "help"}, {FieldHelpMessage, "info/support/assistance reply/response/message"},
		{FieldSamples, "sample"}, {FieldSamples, "example"}, {FieldSamples, "typical message/text"}, {FieldSamples, "ex"}, {FieldSamples, "another"},
		{other, "campaign id"}, {other, "campaign status"}, {other, "status"}, {other, "campaign name"}, {other, "campaign alias"}, {other, "brand id"},
		{FieldUseCase, "usecase"}, {FieldUseCase, "uc"}, {FieldUseCase, "kind campaign"}, {FieldUseCase, "campaign/program type"}, {FieldUseCase, "campaign category"}, {FieldUseCase, "category"},
		{FieldUseCase, "message/messaging/traffic type"},
		{FieldFlow, "optin desc"}, {FieldFlow, "consent desc"}, {FieldDescription, "description"}, {FieldDescription, "desc"}, {FieldDescription, "campaign summary"}, {FieldDescription, "summary"},
		{FieldDescription, "purpose"}, {FieldDescription, "overview"}, {FieldDescription, "about"},
		{FieldOptInMessage, "opt in msg"}, {FieldFlow, "optin"}, {FieldFlow, "consent"}, {FieldFlow, "flow"}, {FieldFlow, "workflow"},
		{FieldEntity, "entity type"}, {FieldEntity, "business/company/organization/legal/brand type"}, {FieldEntity, "legal form"}, {FieldEntity, "entity"},
		{FieldVertical, "vertical"}, {FieldVertical, "industry"},
		{FieldEIN, "ein"}, {FieldEIN, "tax id"}, {FieldEIN, "tax number"}, {FieldEIN, "federal id"}, {FieldEIN, "taxid"},
		{FieldDBA, "dba"}, {FieldDBA, "trade/trading name"}, {FieldDBA, "doing business as"}, {FieldDBA, "trading as"},
		{FieldEmail, "email"},
		{FieldWebsite, "website"}, {FieldWebsite, "web site"}, {FieldWebsite, "site"}, {FieldWebsite, "web page/presence/address"},
		{FieldWebsite, "homepage"}, {FieldWebsite, "online presence"}, {FieldWebsite, "brand url"}, {FieldWebsite, "url"},
		{FieldContact, "contact name"}, {FieldContact, "contact person"}, {FieldContact, "representative"}, {FieldContact, "point contact"},
		{FieldContact, "contact"}, {FieldContact, "who answer"}, {FieldContact, "support/responsible person"},
		{FieldAddress, "address"}, {FieldAddress, "street"},
		{FieldPhone, "phone"}, {FieldPhone, "telephone"},
		{FieldProvider, "provider"}, {FieldProvider, "platform"},
		{FieldBrand, "brand name"}, {FieldBrand, "business name"}, {FieldBrand, "company name"}, {FieldBrand, "legal name"},
		{FieldBrand, "display name"}, {FieldBrand, "organization name"}, {FieldBrand, "brand"}, {FieldBrand, "company"}, {FieldBrand, "business"},
		{FieldBrand, "organization"}, {FieldBrand, "name"}, {FieldBrand, "sender"},
		{FieldLink, "link"}, {FieldOptInMessage, "confirmation"},
	}
}

// labelTable is the table of labels made ready for lookups.
type labelTable struct {
	rows  [][]string // words of a row, alternatives with "/"
	field []Field
	known map[string]Field // labels seen before, with their answer
}

func newLabelTable() *labelTable {
	t := &labelTable{known: map[string]Field{}}
	for _, r := range labels() {
		t.rows = append(t.rows, strings.Fields(r.words))
		t.field = append(t.field, r.field)
	}
	return t
}

// notLabel is the answer for words that name no field.
const notLabel Field = "-"

// labelOf finds the field a label names, or notLabel. A label holds the words of a row and few others.
func (t *labelTable) labelOf(label string) Field {
	if f, ok := t.known[label]; ok {
		return f
	}
	f := t.lookup(labelWords(label), strings.HasSuffix(strings.TrimSpace(label), "?"))
	if f == notLabel && numberedMessage(label) {
		f = FieldSamples
	}
	t.known[label] = f
	return f
}

func (t *labelTable) lookup(words []string, question bool) Field {
	if len(words) == 0 || len(words) > 14 || isRemark(words) {
		return notLabel
	}
	spare := 1
	if question {
		spare = 7
	}
	for i, row := range t.rows {
		if holds(words, row) && spares(words, row) <= spare {
			return t.field[i]
		}
	}
	return notLabel
}

// isRemark tells what somebody says about a field from the field: "Brand feedback: EIN does not match".
func isRemark(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return fits(w, "feedback/note/comment/remark/reason/rejection/rejected/declined/error/issue/problem")
	})
}

// strict finds the field a label names and how many of its words neither the row nor ordinary form language explains, at
// most the number given.
func (t *labelTable) strict(label string, most int) (Field, int) {
	words := labelWords(label)
	for spare := 0; spare <= most && len(words) > 0 && len(words) <= 14; spare++ {
		for i, row := range t.rows {
			if holds(words, row) && spares(words, row) <= spare {
				return t.field[i], spare
			}
		}
	}
	return notLabel, 0
}

func holds(words, row []string) bool {
	for _, want := range row {
		found := false
		for _, w := range words {
			if fits(w, want) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// spares counts the words of a label that neither the row nor ordinary form language explains.
func spares(words, row []string) int {
	n := 0
	for _, w := range words {
		explained := fits(w, "as/it/they/would/file/filed/be/being/texted/messaged/contacted/the/your/of/for/to/a/an/and/or/in/on/by/with/is/are/do/does/will/this/that/you/we/our/their/from/how/what/please/describe/explain/enter/list/campaign/brand/business/company/customer/customers/message/sms/text/txt/mms/adp/tcr/url/link/field/content/policy/page/condition/condition/service/info/information/number/contact/end/user/users/lead/recipient/subscriber/consumer/people/detail/registration/available/attribute/support/website/web/online/presence/auto/mt/has/have/us/app/person/type/legal/name/optional/required/arrangement/loan/receive/details/address/reply/response/confirmation/body/template/get/filed/send/sent/wed/id/goes/out/e/g/one/two/primary/main/registered/federal/outgoing/actual/collected/obtained/captured/given/shown/exact/complete")
		for _, want := range row {
			explained = explained || fits(w, want)
		}
		if !explained {
			n++
		}
	}
	return n
}

// labelWords takes a label apart.
func labelWords(label string) []string {
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, singular(strings.ToLower(b.String())))
			b.Reset()
		}
	}
	lower := false
	for _, r := range label {
		switch {
		case r == '\'' || r == '’':
		case unicode.IsUpper(r) && lower, !unicode.IsLetter(r):
			flush()
			if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(r)
		}
		lower = unicode.IsLower(r)
	}
	flush()
	return joinLabelWords(words)
}

func singular(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !fits(w, "terms/this/status/does/has") {
		return w[:len(w)-1]
	}
	switch w {
	case "msg":
		return "message"
	case "ex":
		return "example"
	}
	return w
}

// joinLabelWords makes one word of pairs that portals spell apart or together.
func joinLabelWords(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		pair := words[i]
		if i+1 < len(words) {
			pair += " " + words[i+1]
		}
		switch pair {
		case "opt in", "opted in":
			out, i = append(out, "optin"), i+1
		case "opt out", "opted out":
			out, i = append(out, "optout"), i+1
		case "use case":
			out, i = append(out, "usecase"), i+1
		case "e mail":
			out, i = append(out, "email"), i+1
		case "sign up":
			out, i = append(out, "signup"), i+1
		case "call to":
			if i+2 < len(words) && words[i+2] == "action" {
				out, i = append(out, "cta"), i+2
				continue
			}
			out = append(out, words[i])
		default:
			out = append(out, words[i])
		}
	}
	return out
}
