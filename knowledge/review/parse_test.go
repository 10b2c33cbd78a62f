package review_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

func TestParseReadsEachKindOfText(t *testing.T) {
	const name, first, second = "Fern Street Bakery", "Fern Street Bakery: your order is ready. Reply STOP to opt out.", "Fern Street Bakery: we close at noon. Reply STOP to opt out."
	for _, c := range []struct {
		name, text string
		form       review.Form
	}{
		{"registry JSON", `{"displayName":"` + name + `","usecase":"CUSTOMER_CARE","description":"d","messageFlow":"f","sample1":"` + first + `","sample2":"` + second + `","embeddedLink":false}`, review.FormJSON},
		{"Twilio's names", `{"BrandName":"` + name + `","UsAppToPersonUsecase":"CUSTOMER_CARE","Description":"d","MessageFlow":"f","MessageSamples":["` + first + `","` + second + `"],"HasEmbeddedLinks":false}`, review.FormJSON},
		{"snake case", `{"brand_name":"` + name + `","use_case":"CUSTOMER_CARE","description":"d","message_flow":"f","sample_1":"` + first + `","sample_2":"` + second + `","embedded_link":false}`, review.FormJSON},
		{"nested", `{"brand":{"name":"` + name + `"},"campaign":{"useCase":"CUSTOMER_CARE","description":"d","callToAction":"f","exampleMessages":["` + first + `","` + second + `"],"contentAttributes":{"links":false}}}`, review.FormJSON},
		{"JSON that breaks off", `{"displayName":"` + name + `","usecase":"CUSTOMER_CARE","description":"d","messageFlow":"f","embeddedLink":false,"sample1":"` + first + `","sample2":"` + second, review.FormJSON},
		{"a portal's labels", "Brand: " + name + "\nCampaign type: CUSTOMER_CARE\nWhat is the purpose of this campaign?: d\nHow do contacts consent?\nf\nSample Message #1: " + first + "\nSample Message #2:\n" + second + "\nMessages include links? No", review.FormLabelled},
		{"markdown", "**Brand name:** " + name + "\n**Use case:** CUSTOMER_CARE\n**Description:** d\n**CTA:** f\n- Sample 1: " + first + "\n- Sample 2: " + second + "\n[ ] Messages will include embedded links", review.FormLabelled},
		{"one line", "Brand: " + name + " Use case: CUSTOMER_CARE Campaign description: d Message flow: f Sample message 1: " + first + " Sample message 2: " + second + " Embedded link: No", review.FormLabelled},
		{"values below their labels", "Brand name\n" + name + "\nUse case\nCUSTOMER_CARE\nUse case details\nd\nHow consent is collected\nf\nSample message 1\n" + first + "\nSample message 2\n" + second + "\nEmbedded links\nNo", review.FormLabelled},
		{"several flags on a line", "Brand: " + name + "\nUse case: CUSTOMER_CARE\nDescription: d\nCTA: f\nSample 1: " + first + "\nSample 2: " + second + "\nlinks: no / phone numbers: no / age gate: no", review.FormLabelled},
		{"samples without a colon", "Brand: " + name + "\nUse case: CUSTOMER_CARE\nDescription: d\nCTA: f\nSample Message #1 " + first + "\nSample Message #2 " + second + "\nLinks: no", review.FormLabelled},
		{"samples numbered below a heading", "Brand: " + name + "\nUse case: CUSTOMER_CARE\nDescription: d\nCTA: f\nLinks: no\nSample messages\n1: " + first + "\n2: " + second, review.FormLabelled},
		{"HTML", "<table><tr><td>Brand</td><td>" + name + "</td></tr><tr><td>Use case</td><td>CUSTOMER_CARE</td></tr><tr><td>Description</td><td>d</td></tr><tr><td>Opt-in mechanism</td><td>f</td></tr><tr><td>Sample 1</td><td>" + first + "</td></tr><tr><td>Sample 2</td><td>" + second + "</td></tr><tr><td>Embedded links</td><td>No</td></tr></table>", review.FormLabelled},
		{"a spreadsheet row", "Brand name\tUse case\tDescription\tMessage flow\tSample 1\tSample 2\tEmbedded link\n" + name + "\tCUSTOMER_CARE\td\tf\t" + first + "\t" + second + "\tNo", review.FormTable},
		{"a row with commas", "brand_name,usecase,description,message_flow,sample1,sample2,embedded_link\n" + name + ",CUSTOMER_CARE,d,f,\"" + first + "\",\"" + second + "\",false", review.FormTable},
	} {
		got, u := review.Parse(c.text)
		if u.Form != c.form {
			t.Errorf("%s: read as %s, want %s", c.name, u.Form, c.form)
		}
		if got.Brand != name || got.Kind() != review.Care || got.Description != "d" || got.Flow != "f" || !slices.Equal(got.Samples, []string{first, second}) || got.Link != review.No {
			t.Errorf("%s: got %+v", c.name, got)
		}
		if !review.Looks(c.text) {
			t.Errorf("%s: does not look like a campaign", c.name)
		}
	}
}

// Below the flow's label, "Website" and "Phone" are places where people agree, and words in quotes stay with them.
func TestAFlowMayTellOfSeveralPlaces(t *testing.T) {
	const head, tail = "Brand: Fern Street Bakery\nWebsite: https://fernstreetbakery.com\nUse case: Customer Care\nDescription: d\nHow they sign up:\n", "\nSample 1: Fern Street Bakery: ready. Reply STOP to opt out.\nSample 2: Fern Street Bakery: closed today."
	for _, flow := range []string{
		"Website: https://fernstreetbakery.com/order has an empty box beside the phone field.\nPhone: the baker reads the same words aloud and marks the yes down.",
		"Website https://fernstreetbakery.com/order: a card asks \"Text you?\" and shows \"Fern Street Bakery sends one text an order. Message and data rates may apply. STOP to opt out.\"",
	} {
		got, _ := review.Parse(head + flow + tail)
		if got.Flow != flow || got.Website != "https://fernstreetbakery.com" || len(got.Samples) != 2 || got.OptInMessage != "" {
			t.Errorf("%s: got %+v", flow, got)
		}
	}
}

// People set labels off in many ways; each is read as the same campaign.
func TestLabelsMayBeSetOffInAnyWay(t *testing.T) {
	const name, first, second = "Fern Street Bakery", "Fern Street Bakery: your order is ready. Reply STOP to opt out.", "Fern Street Bakery: can we move it to 3? Reply STOP to opt out."
	for _, c := range []struct{ name, text string }{
		{"brackets", "[Brand] " + name + "\n[Use case] Customer Care\n[Description] d\n[Message flow] f\n[Sample 1] " + first + "\n[Sample 2] " + second + "\n[Help message] h"},
		{"arrows", "Brand >> " + name + "\nUse case >> Customer Care\nDescription >> d\nCTA >> f\nSample 1 >> " + first + "\nSample 2 >> " + second + "\nHelp reply >> h"},
		{"equals signs", "brand=" + name + "\nusecase=CUSTOMER_CARE\ndescription=d\nmessage_flow=f\nsample1=" + first + "\nsample2=" + second + "\nhelp_message=h"},
		{"samples in one line", "1. Brand: " + name + "\n2. Use case: Customer Care\n3. Description: d\n4. Flow: f\n5. Samples: (1) " + first + " (2) " + second + "\n6. Help: h"},
		{"samples without bullets", "Brand: " + name + "\nUC: Customer Care\nDesc: d\nFlow: f\nSamples:\n" + first + "\n" + second + "\nHelp: h"},
		{"numbered messages", "Brand: " + name + "\nUse case: Customer Care\nWhat the campaign does: d\nCTA: f\nMsg 1: " + first + "\nMsg 2: " + second + "\nWhat do they get when they text HELP? h"},
		{"a heading after the samples", "Brand: " + name + "\nUse case: Customer Care\nDescription: d\nCTA: f\nSamples:\n- " + first + "\n- " + second + "\nAuto-replies:\n- Help: h"},
	} {
		got, u := review.Parse(c.text)
		if got.Brand != name || got.Kind() != review.Care || got.Description != "d" || got.Flow != "f" || got.HelpMessage != "h" || !slices.Equal(got.Samples, []string{first, second}) {
			t.Errorf("%s: read as %s, got %+v", c.name, u.Form, got)
		}
	}
	c, _ := review.Parse("Brand: " + name + "\nPrivacy: https://a.example/p Terms: https://a.example/t\nUse case: Customer Care")
	if c.Privacy != "https://a.example/p" || c.Terms != "https://a.example/t" {
		t.Errorf("two addresses in a line: got %q and %q", c.Privacy, c.Terms)
	}
}

// TestValuesTellWhatUnknownLabelsName reads what stands under labels that no table knows.
func TestValuesTellWhatUnknownLabelsName(t *testing.T) {
	const name, first, second = "Fern Street Bakery", "Fern Street Bakery: your order is ready. Reply STOP to opt out.", "Fern Street Bakery: can we move it to 3? Reply STOP to opt out."
	const notice = "I agree to texts from Fern Street Bakery about my order. Msg frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help."
	const in, out, help = "Fern Street Bakery: you're in. Msg frequency varies. Message and data rates may apply. HELP for help, STOP to opt out.", "Fern Street Bakery: you are unsubscribed and get no more texts.", "Fern Street Bakery: call 417-555-0126 or hi@fernstreetbakery.com."
	const head = "Brand: " + name + "\nUse case: Customer Care\nWhat: Guests who ordered get a text when the order is ready.\n"
	for _, c := range []struct{ name, text string }{
		{"lines", head + "Web: https://fernstreetbakery.com\nOwner: Ana Ruiz\nWhere people say yes: https://fernstreetbakery.com/order has an empty box: \"" + notice + "\"\nDay one: " + first + "\nDay two: " + second + "\nOnce joined: " + in + "\nOnce gone: " + out + "\nIf lost: " + help},
		{"arrows behind questions", "What is your brand? -> " + name + "\nUse case? -> Customer Care\nWhat do you send? -> Guests who ordered get a text when the order is ready.\nWeb? -> https://fernstreetbakery.com\nOwner? -> Ana Ruiz\nDescribe opt-in. -> https://fernstreetbakery.com/order has an empty box: \"" + notice + "\"\nSample? -> " + first + "\nNext sample? -> " + second + "\nOpt-in message? -> " + in + "\nOpt-out message? -> " + out + "\nHelp message? -> " + help},
		{"bars", "Brand=" + name + " | Web=https://fernstreetbakery.com | Contact=Ana Ruiz | UseCase=Customer Care | Description=Guests who ordered get a text when the order is ready. | CTA=https://fernstreetbakery.com/order has an empty box: \"" + notice + "\" | Sample1=" + first + " | Sample2=" + second + " | OptInReply=" + in + " | OptOut=" + out + " | Help=" + help},
		{"two colons", "Brand:: " + name + "\nUse case:: Customer Care\nDescription:: Guests who ordered get a text when the order is ready.\nWebsite:: https://fernstreetbakery.com\nContact:: Ana Ruiz\nMessage flow:: https://fernstreetbakery.com/order has an empty box: \"" + notice + "\"\nSample 1:: " + first + "\nSample 2:: " + second + "\nOpt-in message:: " + in + "\nOpt-out message:: " + out + "\nHelp message:: " + help},
		{"JSON of its own", `{"brand":{"name":"` + name + `","www":"https://fernstreetbakery.com","person":"Ana Ruiz"},"usecase":"Customer Care","text_about":"Guests who ordered get a text when the order is ready.","consent":{"page":"https://fernstreetbakery.com/order","box":"empty","label":"` + notice + `"},"messages":["` + first + `","` + second + `"],"join":"` + in + `","leave":"` + out + `","help":"` + help + `"}`},
		{"JSON of fields and values", `{"fields":[{"field":"brand","value":"` + name + `"},{"field":"website","value":"https://fernstreetbakery.com"},{"field":"contact","value":"Ana Ruiz"},{"field":"useCase","value":"Customer Care"},{"field":"description","value":"Guests who ordered get a text when the order is ready."},{"field":"messageFlow","value":"https://fernstreetbakery.com/order has an empty box: '` + notice + `'"},{"field":"samples","value":[{"n":1,"text":"` + first + `"},{"n":2,"text":"` + second + `"}]},{"field":"optInMessage","value":"` + in + `"},{"field":"optOutMessage","value":"` + out + `"},{"field":"helpMessage","value":"` + help + `"}]}`},
	} {
		got, u := review.Parse(c.text)
		if got.Brand != name || got.Website != "https://fernstreetbakery.com" || got.Contact != "Ana Ruiz" || got.Kind() != review.Care || got.Description != "Guests who ordered get a text when the order is ready." || !slices.Equal(got.Samples, []string{first, second}) || got.OptInMessage != in || got.OptOutMessage != out || got.HelpMessage != help {
			t.Errorf("%s: read as %s, got %+v", c.name, u.Form, got)
		}
		if !strings.Contains(got.Flow, "https://fernstreetbakery.com/order") || !strings.Contains(got.Flow, notice) || !strings.Contains(got.Flow, "empty") {
			t.Errorf("%s: the message flow is %q", c.name, got.Flow)
		}
		if r := review.Review(got); r.Blockers > 0 {
			t.Errorf("%s: would be refused for %+v", c.name, r.Findings)
		}
	}
}

func TestAQuotationMayBeNamedBehindIt(t *testing.T) {
	c, _ := review.Parse("Fern Street Bakery LLC, customer care. Guests tick an empty box at https://fernstreetbakery.com/order: \"I agree to texts from Fern Street Bakery about my order. Rates may apply. STOP to opt out, HELP for help.\"\n\"Fern Street Bakery: you get order texts now. Rates may apply. HELP for help, STOP to opt out.\" is the welcome, \"Fern Street Bakery: done, no more texts.\" the opt-out, and \"Fern Street Bakery: hi@fernstreetbakery.com or 417-555-0126.\" the HELP.")
	if !strings.HasSuffix(c.OptInMessage, "HELP for help, STOP to opt out.") || c.OptOutMessage != "Fern Street Bakery: done, no more texts." || c.HelpMessage != "Fern Street Bakery: hi@fernstreetbakery.com or 417-555-0126." || strings.Contains(c.Flow, "the opt-out") {
		t.Errorf("got %+v", c)
	}
}

func TestParseReadsFreeWords(t *testing.T) {
	c, u := review.Parse(`New one for Fern Street Bakery LLC (site fernstreetbakery.com), customer care, no promos.
Guests tick an empty box on https://fernstreetbakery.com/order: "I agree to texts from Fern Street Bakery about my order. Msg frequency varies. Msg & data rates may apply. Reply STOP to opt out, HELP for help." Privacy and terms are linked.
They would send "Fern Street Bakery: your order is ready. Reply STOP to opt out." or "Fern Street Bakery: we close at noon. Reply STOP to opt out."
HELP = "Fern Street Bakery: call 417-555-0126". STOP = "Fern Street Bakery: done, no more texts." Links no, phone numbers no.`)
	if u.Form != review.FormProse || c.Brand != "Fern Street Bakery LLC" || len(c.Samples) != 2 || c.HelpMessage == "" || c.OptOutMessage == "" || c.Link != review.No || !strings.Contains(c.Flow, "empty box") {
		t.Errorf("read as %s: %+v", u.Form, c)
	}
}

func TestParseJoinsWhatPortalsAskForApart(t *testing.T) {
	c, u := review.Parse("Call-to-action link: https://fernstreetbakery.com/order\nMessage flow: Guests tick an empty box on the order page.\nExact consent wording: Fern Street Bakery may text me about my order. Reply STOP to opt out.")
	const want = "Guests tick an empty box on the order page.\nhttps://fernstreetbakery.com/order\n\"Fern Street Bakery may text me about my order. Reply STOP to opt out.\""
	if c.Flow != want || len(u.Twice)+len(u.Unread) > 0 {
		t.Errorf("got %q, twice %v, not placed %q", c.Flow, u.Twice, u.Unread)
	}
}

func TestARemarkAfterTheBrandIsNoName(t *testing.T) {
	for _, text := range []string{
		"Brand: Fern Street Bakery LLC. They told me that the tax letter names somebody else, and their site is still being built.",
		"Brand: Fern Street Bakery LLC (https://fernstreetbakery.com)\nUse case: Customer Care",
		"They registered \"Fern Street Bakery LLC\" and the letter from the IRS carries \"F & S Foods LLC\".",
	} {
		if c, _ := review.Parse(text); c.Brand != "Fern Street Bakery LLC" {
			t.Errorf("%s: the brand is %q", text, c.Brand)
		}
	}
}

func TestParseReadsRepliesAndFlowOutOfRemarks(t *testing.T) {
	c, _ := review.Parse("Fern Street Bakery (fernstreetbakery.com), contact mail is owner@fernstreetbakery.com. The message flow they wrote is \"Guests gave us their number when they ordered a cake.\" STOP reply is just \"You are out.\"")
	if c.Website != "fernstreetbakery.com" || c.Email != "owner@fernstreetbakery.com" || c.Flow != "Guests gave us their number when they ordered a cake." || c.OptOutMessage != "You are out." {
		t.Errorf("got %+v", c)
	}
}

func TestParseSaysWhatItDidNotUse(t *testing.T) {
	_, u := review.Parse("Description: Fern Street Bakery texts guests when their cake is ready.\nDescription: Another text altogether.\nUse case: Customer Care\nSample 1: Fern Street Bakery: ready. Reply STOP to opt out.\nOven temperature: 200\nCampaign ID: CQX12AB")
	if !slices.Equal(u.Twice, []review.Field{review.FieldDescription}) {
		t.Errorf("twice: %v", u.Twice)
	}
	for _, want := range []string{"Another text altogether.", "Campaign ID: CQX12AB"} {
		if !slices.Contains(u.Unread, want) {
			t.Errorf("not placed: %q lacks %q", u.Unread, want)
		}
	}
	if s := u.Summary(); !strings.Contains(s, "Given twice") || !strings.Contains(s, "not placed") {
		t.Errorf("summary: %s", s)
	}
}

func TestNothingRecognizable(t *testing.T) {
	for _, text := range []string{"", "   ", "hello there", "\x00\xff\xfe", "{{{{[[[[", `{"a":`, "<<<>>>", "12345"} {
		r := review.Text(text, nil)
		if r.Understood.Form != review.FormNothing || len(r.Findings) > 0 {
			t.Errorf("%q: read as %s, told %q", text, r.Understood.Form, ids(r))
		}
		if !strings.Contains(r.Understood.Summary(), "Paste") {
			t.Errorf("%q: the summary names no next step: %s", text, r.Understood.Summary())
		}
		if review.Looks(text) {
			t.Errorf("%q looks like a campaign", text)
		}
	}
}

// numbered repeats a format with a number of its own in each.
func numbered(format string, times int) string {
	var b strings.Builder
	for i := range times {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestHugeTextsAreReadInTime(t *testing.T) {
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a long flow":  strings.Replace(string(clean), "Message flow: ", "Message flow: "+strings.Repeat("People tick a box on the page and agree to texts. ", 4000), 1),
		"many lines":   strings.Repeat(string(clean), 80),
		"deep JSON":    strings.Repeat(`{"a":[`, 33_000),
		"quotes":       strings.Repeat(`"`, 200_000),
		"apostrophes":  strings.Repeat(" 'a", 66_000),
		"brackets":     strings.Repeat("<div>[", 33_000),
		"one word":     strings.Repeat("a", 200_000),
		"dots":         strings.Repeat("a.", 100_000),
		"curly quotes": strings.Repeat(" ‘a", 40_000),
		"closings":     "‘" + strings.Repeat("a’a", 40_000),
		"labels":       strings.Repeat("Sample 1: x\n", 17_000),
		"folded":       strings.Repeat("Sample 1: x Description: y Use case: z ", 5_000),
		"many names":   numbered("Oak %d: your order is ready. Reply STOP to opt out.\n", 4_000),
		"named labels": numbered("Stop reply Oak %d: no more texts. Help reply Oak: hi@oak.com. ", 3_500),
		"bars":         numbered("brand%d=x | ", 18_000),
		"arrows":       strings.Repeat("What? -> x :: y\n", 13_000),
		"consent keys": `{"consent":{` + numbered(`"key%d":"a box is ticked by the guest on the page",`, 3_800) + `"z":""}}`,
		"fields":       `{"fields":[` + numbered(`{"field":"note %d","value":"x"},`, 6_000) + `{}]}`,
		"two flows":    strings.Repeat("Message flow: x y z\nConsent wording: I agree\n", 4_500),
		"far too long": strings.Repeat("Description: word word word.\n", 20_000),
	} {
		began := time.Now()
		r := reviewed(t, text)
		r.Corrected("")
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
		if name == "far too long" && (r.Understood.Cut == 0 || !strings.Contains(r.Understood.Summary(), "were not read")) {
			t.Errorf("%s: %d cut, and the summary says: %.200s", name, r.Understood.Cut, r.Understood.Summary())
		}
	}
}

func TestLooksTellsCampaignsFromRejections(t *testing.T) {
	for _, text := range []string{
		"HELP message does not contain a way to contact the business",
		"Rejection Code 2103: Call to action - message flow lacks the opt-in. Sample message: \"Your order is ready\" has no brand name.",
		"Our campaign was declined. Reason: opt-in message is missing the frequency. We sent \"Thanks for joining!\" What now?",
		"Opt-out message: must name the brand",
		`{"errorCode": 30909, "description": "CTA verification issue", "rejectionReason": "message flow is not sufficient"}`,
	} {
		if review.Looks(text) {
			t.Errorf("a rejection looks like a campaign: %s", text)
		}
	}
	for _, text := range []string{
		"Sample 1: Fern Street Bakery: your order is ready. Reply STOP to opt out.",
		"Help message: Fern Street Bakery: call 417-555-0126",
		"Description: Fern Street Bakery texts guests who ticked the box on the order page when cakes are ready.\nCTA: guests tick an empty box on https://fernstreetbakery.com/order that says so.",
	} {
		if !review.Looks(text) {
			t.Errorf("a campaign does not look like one: %s", text)
		}
	}
	base, err := filepath.Glob("../testdata/heldout/*.txt")
	if err != nil || len(base) == 0 {
		t.Fatalf("no complaints to try: %v", err)
	}
	complaints, wrong := 0, 0
	all, err := knowledge.ReadComplaints(os.DirFS(".."), "testdata/heldout")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		complaints++
		if review.Looks(c.Text) {
			wrong++
			t.Logf("looks like a campaign: %s", c.Text)
		}
	}
	if wrong*200 > complaints {
		t.Errorf("%d of %d complaints look like campaigns", wrong, complaints)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`{"usecase":"2FA","sample1":"a`, "Description: x\nSample 1: y", "<td>Brand</td><td>A</td>", "a\tb\tc\n1\t2\t3", `He said "Fern: ready. Reply STOP" and left`, "[x] links\n[ ] age gate", "Brand\x00: \xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := review.Text(text, nil)
		c := r.Corrected("Twilio")
		if c.Ready && len(c.Open) > 0 {
			t.Errorf("ready with questions open")
		}
		review.Looks(text)
		everything, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		for word := range strings.FieldsSeq(text) {
			plain := len(word) > 3 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
			if plain && len(text) < 5000 && !strings.ContainsAny(text, "<>\\") && !strings.Contains(strings.ToLower(string(everything)+r.Understood.Summary()), word) && len(r.Understood.Fields) == 0 && r.Understood.Form != review.FormNothing {
				t.Errorf("%q of %q is nowhere", word, text)
			}
		}
	})
}
