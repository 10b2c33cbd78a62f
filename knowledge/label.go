package knowledge

// onlyLabels says whether a text holds nothing but the words that forms and notices print around a reason: "Campaign
// Status: Rejected", "Reason:", "declined". Such a text gives no reason, however telling one of its words looks.
func onlyLabels(list []word) bool {
	for _, w := range list {
		if !labelWord(w.raw) {
			return false
		}
	}
	return len(list) > 0
}

func labelWord(s string) bool {
	switch s {
	case "campaign", "campaigns", "brand", "status", "state", "reason", "reasons", "rejection", "rejected", "reject", "refused", "refusal",
		"declined", "decline", "denied", "failed", "failure", "fail", "suspended", "expired", "pending", "unverified", "terminated",
		"error", "code", "errors", "codes", "result", "review", "reviewed", "vetting", "registration", "application", "submission", "notice",
		"tcr", "dca", "carrier", "10dlc", "a2p", "sms", "n", "na", "none", "null", "unknown", "other", "others", "id", "your", "the", "was",
		"is", "has", "been", "by", "of", "not", "approved", "our", "my", "again", "a", "for", "message", "details", "description", "type":
		return true
	}
	return false
}

// onlyTopics says whether a text holds nothing but such words and a topic: "denied, privacy policy". It says where to look
// and not what is wrong.
func onlyTopics(list []word) bool {
	for _, w := range list {
		if !labelWord(w.raw) && !topicWord(w.raw) && !w.stop {
			return false
		}
	}
	return len(list) > 0
}

// otherOrder says whether a word belongs to another form with an address and a name in it: a port or an emergency location.
func otherOrder(s string) bool {
	switch s {
	case "e911", "911", "loa", "csr", "port", "ports", "porting", "ported":
		return true
	}
	return false
}

// topicWord says whether a word names a part of a registration that reviewers complain about.
func topicWord(s string) bool {
	switch s {
	case "opt", "optin", "consent", "cta", "action", "checkbox", "help", "stop", "optout", "unsubscribe", "privacy", "policy", "terms",
		"sample", "samples", "website", "url", "link", "links", "ein", "address", "email", "contact", "score", "use", "usecase", "content", "age":
		return true
	}
	return false
}
