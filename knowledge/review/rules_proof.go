package review

// consentNotVerifiable looks outside quotation marks only: a notice may speak of a login without standing behind one.
func consentNotVerifiable(f *facts) []hit {
	t := f.parse(withoutQuotes(f.Flow))
	if f.flow.empty() {
		return nil
	}
	if s, ok := t.find(noProof()...); ok && !t.says2("public page") {
		return unverifiable(t.sentenceOf(s))
	}
	if s, ok := f.remarks.find("can't/couldn't get past ..2 it/login/sign/either", "no picture/photo/screenshot of ..9 attached/uploaded/sent", "no photo/picture/scan/screenshot or/and/of ..6 online/anywhere/attached/linked"); ok {
		return unverifiable(f.remarks.sentenceOf(s))
	}
	if f.proofShown(t) {
		return nil
	}
	if s, ok := t.says(notLive()...); ok {
		return unverifiable(t.sentenceOf(s))
	}
	if s, ok := t.find("404", "not live", "isn't live", "not yet ..3 live/public/published/launched"); ok {
		return unverifiable(t.sentenceOf(s))
	}
	if s, ok := t.search(behindLogin(), func(s span) bool {
		return !t.denied(s) && !t.records(s) && t.tokens[s.first].clause == t.tokens[s.last].clause
	}); ok && (f.consent.web || f.consent.box) && !openToAll(t) && !openToAll(f.remarks) {
		if len(f.flow.links()) > 0 {
			return warned(unverifiable(t.sentenceOf(s))) // the page that is linked may show it
		}
		return unverifiable(t.sentenceOf(s))
	}
	c := f.consent
	if f.Whole && c.web && !c.keyword && !c.spoken && !c.form && !c.isImplied && !c.isFile && !c.isStaff && len(f.flow.links()) == 0 {
		return []hit{{FieldFlow, Warning, "The page where people agree is not linked.", f.Flow, "Add the page's full address: [https://… page where people agree]. If it cannot be public, host a screenshot and link that."}}
	}
	return nil
}

// proofShown reports whether something that a stranger can open shows where people agree.
func (f *facts) proofShown(t *text) bool {
	if _, ok := t.says("screenshot/screenshots/captures/photo/photos/picture/pictures/image/images/scan/scanned/video/pdf/mock/attached/uploaded/hosted/publicly", "copy of ..3 form/screen/page"); ok {
		return true
	}
	return f.remarks.says2("screenshot/screenshots/photo/photos/pictures/attached/uploaded/scan/scans/mockup")
}

func noProof() []string {
	return []string{
		"screenshot/photo/picture/link/url ..5 not/later/soon/unavailable/request",
		"ask/asks/asking me/us for access", "request access", "not/don't have a/any scan/photo/picture/image/copy", "can/will provide ..3 screenshot/screenshots/proof/photo",
		"no screenshot/screenshots/photo/picture/link", "no screenshots were/are uploaded/attached/there",
		"no photo/picture/scan/screenshot/image or/and/of ..6 online/anywhere/attached/there/linked", "no picture/photo/screenshot of ..9 attached/uploaded/sent", "only ..4 office binder/binder/drawer/cabinet/filing", "can't/couldn't get past ..2 it/login/sign/either", "no public page/link/url/version", "cannot/can't be seen/shown/viewed/linked/shared",
	}
}

func notLive() []string {
	return []string{
		"not ..2 live/launched/published/public", "isn't/aren't ..2 live/public/launched/published", "go/goes/going live",
		"will be ..2 live/published/launched/added/built", "coming soon", "under construction", "staging", "localhost", "404",
		"being built/redesigned", "launches/launch in/next",
		"in development", "once ..4 launches/live/ready",
	}
}

func behindLogin() []string {
	return []string{
		"log/logs/logged/logging in/into", "sign/log in page/screen", "need/needs a ..2 number to register/log/sign", "login/logins", "sign/signs/signed/signing in to/into", "after signing/logging in/on",
		"behind ..2 login/sign/password/paywall", "password protected/wall/required/needed", "needs/requires ..2 password", "member/members/customer/patient/client/employee/student/resident/tenant/our portal",
		"in/inside/within the/our/your ..2 app", "mobile app", "intranet", "internal ..2 system/tool/portal/page/form",
		"account settings/profile/dashboard", "profile page/settings", "settings page/screen/menu", "private ..2 page/link/form",
		"invite only",
	}
}

// records tells an answer that is logged in a file from people who log in: "the yes is logged in the chart".
func (t *text) records(s span) bool {
	if !fits(t.tokens[s.first].lower, "log/logged") {
		return false
	}
	for i := s.first - 1; i >= 0 && s.first-i <= 8 && t.tokens[i].sentence == t.tokens[s.first].sentence; i-- {
		switch w := t.tokens[i].lower; {
		case fits(w, "answer/answers/yes/yeses/consent/consents/permission/response/responses/choice/initials/signature"):
			return true
		case fits(w, "after/once/when/while/until/if/who/they/he/she/you/have/has/being/must"):
			return false // somebody logs in first
		}
	}
	return false
}

// openToAll reports whether the flow says that a stranger can see the page all the same.
func openToAll(t *text) bool {
	return t.says2("screen/screens/switch is/are ..1 shown/pictured ..3 at", "pictured at", "shown in full at", "public ..2 page", "public copy/link/url/version/form", "page/copy/version/screen is open/shown at", "open at", "page/form is ..1 public/open", "public up to", "screens/screen/pictures/captures ..2 public", "are public at", "public at") || loginIsDenied(t) || t.has("also ..4 page", "screen/page/box/form ..3 shown at", "open to", "publicly", "anyone can", "private/incognito window/tab/browser/mode", "page loads/opens", "or at", "or on", "matching/same web/public page", "also on/at")
}

func loginIsDenied(t *text) bool {
	return t.has("without ..3 login/logging/signing/account/password", "outside ..3 login/log/portal", "front of ..3 login/portal/password", "no password", "no login/account/sign", "before ..2 logging/login/signing/log", "doesn't need/require ..3 login/account", "not ..3 login/account/logging")
}

func unverifiable(evidence string) []hit {
	return one(FieldFlow, evidence, "The reviewer cannot see where people agree.", "Make the page public, or host a screenshot of it where anyone can open it, and link that: [link to the page or screenshot].")
}
