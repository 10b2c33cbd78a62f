package handlers

// elsewhere says what a text looks like and where to ask instead.
func elsewhere(area string) (title, where string) {
	const mine = "I know refused brands and campaigns. "
	const notice = " If there is a registration notice, paste that."
	switch area {
	case "delivery":
		return mine + "This looks like a delivery fault after approval.", "Ask the messaging desk." + notice
	case "billing":
		return mine + "This looks like a question about a bill.", "Ask the billing team." + notice
	case "porting":
		return mine + "This looks like a number transfer.", "Ask the porting team." + notice
	case "voice":
		return mine + "This looks like a question about calls.", "Ask the voice desk." + notice
	case "account":
		return mine + "This looks like a question about an account or a sign-in.", "Ask the account team." + notice
	case "howto":
		return mine + "This looks like a how-to question.", "Your provider's help pages or the messaging desk know more." + notice
	case "smalltalk":
		return "Hello! Paste a rejection and I say what it means, how to fix it and what to write back.", "For example: /tcr HELP message does not contain a contact"
	}
	return mine + "This does not look like one.", "Paste the registration notice if there is one."
}
