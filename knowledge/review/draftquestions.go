package review

// QuestionID names one of the questions that a campaign is drafted from. Files of answers use it as the label.
type QuestionID string

// The eight questions, in the order they are asked.
const (
	AskFirst   QuestionID = "first"
	AskShown   QuestionID = "shown"
	AskSent    QuestionID = "sent"
	AskForm    QuestionID = "form"
	AskReplies QuestionID = "replies"
	AskPolicy  QuestionID = "policy"
	AskLinks   QuestionID = "links"
	AskName    QuestionID = "name"
)

// Answers are what the customer said, by question. An answer may be missing; nothing is then made up in its place. Where a
// question has choices, the answer begins with one of them and the details follow.
type Answers map[QuestionID]string

// Question is one question, as it is asked of a customer.
type Question struct {
	ID      QuestionID
	Ask     string
	Hint    string // an example, or how to write the answer
	Choices []Choice
}

// Choice is an answer to pick. Its label is part of the answer: picking it says so.
type Choice struct {
	Answer string // the word that goes into the answer
	Label  string
}

// Who sends the first text.
const (
	firstCustomer = "customer"
	firstBusiness = "business"
	firstBoth     = "both"
)

// How people agree besides texting first, and what the website asks for.
const (
	formNone   = "none"
	formCalls  = "calls"
	formBox    = "box"
	formPaper  = "paper"
	formSpoken = "spoken"
)

// Questions is the table of questions.
func Questions() []Question {
	return []Question{
		{AskFirst, "Who sends the first text?", "", []Choice{
			{firstCustomer, "The customer. We only answer: no reminders, no offers"},
			{firstBusiness, "We do, to people who agreed to it before"},
			{firstBoth, "Both happen"},
		}},
		{AskShown, "Where do people see the number?", "Pages with their address, signs, receipts; and the words beside it, in quotes. " +
			"If people join by texting a word, say so: text JOIN to the number.", nil},
		{AskSent, "Who gets texts, and what are they about? Add texts as they are really sent, in quotes (two, or three if you have them).",
			`Clients: free times and prices. "Yes, Friday at 9 is free." "A cut is $30."`, nil},
		{AskForm, "Does the website ask for a phone number, or do people agree to texts somewhere?",
			"Choose one; for the last three add where it can be seen (a page or a photo, with its address) and the exact words, in quotes.", []Choice{
				{formNone, "No: the website asks for no phone number"},
				{formCalls, "A phone field, not required and marked for calls only"},
				{formBox, "A box for texts: empty until ticked, not required, apart from other consent"},
				{formPaper, "A paper form with a line of its own for texts, not required"},
				{formSpoken, "Staff ask aloud, read a script, and only a clear yes counts"},
			}},
		{AskReplies, "Text HELP, STOP and then START to the number from a private phone. What comes back?",
			`HELP: "…" STOP: "…" START: "…". Write nothing where nothing comes back. Add FIRST: "…" if every new person gets one first text.`, nil},
		{AskPolicy, "What are the addresses of the privacy policy and the terms for texts? Does the policy say that mobile numbers are not shared?",
			"https://… and https://…; it says that numbers and consent are not shared", nil},
		{AskLinks, "Do the texts hold links or phone numbers, anything for adults only, or loans?",
			"No; or: links yes, phone numbers no, adults only no, loans no", nil},
		{AskName, "What is the brand's legal name, the name customers know it by, and its website?",
			"Vera Hair LLC, known as Salon Vera, https://…", nil},
	}
}

// question finds a question by its id.
func question(id QuestionID) Question {
	for _, q := range Questions() {
		if q.ID == id {
			return q
		}
	}
	return Question{}
}

// has reports whether the question has a choice of that word.
func (q Question) has(word string) bool {
	for _, c := range q.Choices {
		if c.Answer == word {
			return true
		}
	}
	return false
}
