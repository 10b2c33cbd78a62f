package review

import "tcrbot/knowledge"

// Fields that only some forms have, filled from the same facts.
const (
	FieldCTALink Field = "call-to-action-link"
	FieldConsent Field = "consent-wording"
)

// draftForm is a provider's form: what it calls each field, in its order, and what it asks for more.
type draftForm struct {
	provider string
	words    bool // use cases are shown in words ("Customer Care"), not as CUSTOMER_CARE
	// conversational is what it calls a campaign that only answers; "" where it has none and customer care serves.
	conversational string
	fields         []formField
	source         string
}

// formField is one field of a form.
type formField struct {
	field Field
	label string
	// required fields cannot be left empty where nothing applies.
	required bool
}

// draftForms is the table of forms, the registry's own first: it serves every provider that is not listed. Lengths are in
// limits.go.
func draftForms() []draftForm {
	return []draftForm{
		{provider: "TCR", fields: registryNames(), source: "https://github.com/team-telnyx/telnyx-python (campaign_builder_submit_params)"},
		{provider: "Telnyx", fields: registryNames(), source: "https://github.com/team-telnyx/telnyx-python (campaign_builder_submit_params)"},
		{provider: "Sinch", fields: required(registryNames(), FieldOptInKeywords, FieldOptInMessage),
			source: "https://raw.githubusercontent.com/api-evangelist/sinch/refs/heads/main/json-schema/sinch-create-tcr-campaign-request-schema.json"},
		{provider: "Twilio", source: "https://www.twilio.com/docs/messaging/api/usapptoperson-resource", fields: []formField{
			{FieldUseCase, "UsAppToPersonUsecase", true}, {FieldSubUseCases, "Sub use cases", false}, {FieldDescription, "Description", true},
			{FieldFlow, "MessageFlow", true}, {FieldSamples, "MessageSamples", true}, {FieldLink, "HasEmbeddedLinks", true},
			{FieldPhoneFlag, "HasEmbeddedPhone", true}, {FieldAgeGated, "AgeGated", true}, {FieldLending, "DirectLending", true},
			{FieldOptInKeywords, "OptInKeywords", false}, {FieldOptInMessage, "OptInMessage", false}, {FieldOptOutKeywords, "OptOutKeywords", false},
			{FieldOptOutMessage, "OptOutMessage", false}, {FieldHelpKeywords, "HelpKeywords", false}, {FieldHelpMessage, "HelpMessage", false},
			{FieldPrivacy, "PrivacyPolicyUrl", true}, {FieldTerms, "TermsAndConditionsUrl", true},
		}},
		{provider: "SignalWire", source: "https://github.com/signalwire/docs (campaign-registry/models/requests.tsp)", fields: []formField{
			{FieldUseCase, "sms_use_case", true}, {FieldSubUseCases, "sub_use_cases", false}, {FieldDescription, "description", true},
			{FieldSamples, "sample", true}, {FieldFlow, "message_flow", true}, {FieldOptInMessage, "opt_in_message", false},
			{FieldOptOutMessage, "opt_out_message", true}, {FieldHelpMessage, "help_message", true}, {FieldOptInKeywords, "opt_in_keywords", false},
			{FieldOptOutKeywords, "opt_out_keywords", false}, {FieldHelpKeywords, "help_keywords", false}, {FieldLending, "direct_lending", true},
			{FieldLink, "embedded_link", true}, {FieldPhoneFlag, "embedded_phone", true}, {FieldAgeGated, "age_gated_content", true},
		}},
		{provider: "RingCentral", words: true, conversational: "Conversational",
			source: "https://manuals.plus/ringcentral/tcr-registration-checklist-manual and public notes of senders", fields: []formField{
				{FieldUseCase, "Use case", true}, {FieldSubUseCases, "Sub use cases", false}, {FieldDescription, "Campaign description", true},
				{FieldFlow, "How consent is collected", true}, {FieldCTALink, "Call-to-action link", true}, {FieldPrivacy, "Privacy policy link", true},
				{FieldTerms, "Terms link", true}, {FieldConsent, "Exact consent wording", true}, {FieldOptInMessage, "Opt-in reply", true},
				{FieldHelpMessage, "HELP reply", true}, {FieldOptOutMessage, "STOP reply", true}, {FieldSamples, "Sample message", true},
				{FieldPhoneFlag, "Texts hold phone numbers", true}, {FieldLink, "Texts hold links", true},
				{FieldAgeGated, "Age-restricted content", true}, {FieldLending, "Lending content", true},
			}},
		{provider: "Bandwidth", words: true, source: "https://www.bandwidth.com/support/en/articles/13688767-bandwidth-10dlc-vetting-guide", fields: wordNames("Call to action / message flow")},
		{provider: "AWS", words: true, source: "https://docs.aws.amazon.com/sms-voice/latest/userguide/registration-help-rejection-troubleshooting.html", fields: wordNames("Opt-in workflow description")},
		{provider: "Microsoft Teams", words: true, source: "https://github.com/MicrosoftDocs/SupportArticles-docs (Teams/phone-system/sms-calling-errors.md)", fields: wordNames("Call to action / message flow")},
	}
}

// registryNames are the registry's own names (the API of The Campaign Registry, which several providers pass on).
func registryNames() []formField {
	return []formField{
		{FieldUseCase, "usecase", true}, {FieldSubUseCases, "subUsecases", false}, {FieldDescription, "description", true},
		{FieldFlow, "messageFlow", true}, {FieldSamples, "sample", true}, {FieldOptInKeywords, "optinKeywords", false},
		{FieldOptInMessage, "optinMessage", false}, {FieldOptOutKeywords, "optoutKeywords", false}, {FieldOptOutMessage, "optoutMessage", true},
		{FieldHelpKeywords, "helpKeywords", false}, {FieldHelpMessage, "helpMessage", true}, {FieldLink, "embeddedLink", true},
		{FieldPhoneFlag, "embeddedPhone", true}, {FieldAgeGated, "ageGated", true}, {FieldLending, "directLending", true},
		{FieldPrivacy, "privacyPolicyLink", true}, {FieldTerms, "termsAndConditionsLink", true},
	}
}

// wordNames are the names that forms in words share.
func wordNames(flow string) []formField {
	return []formField{
		{FieldUseCase, "Use case", true}, {FieldSubUseCases, "Sub use cases", false}, {FieldDescription, "Campaign description", true},
		{FieldFlow, flow, true}, {FieldOptInKeywords, "Opt-in keywords", false}, {FieldOptInMessage, "Opt-in message", false},
		{FieldOptOutKeywords, "Opt-out keywords", false}, {FieldOptOutMessage, "Opt-out message", true},
		{FieldHelpKeywords, "HELP keywords", false}, {FieldHelpMessage, "HELP message", true}, {FieldSamples, "Sample message", true},
		{FieldLink, "Embedded link", true}, {FieldPhoneFlag, "Embedded phone number", true}, {FieldAgeGated, "Age-gated content", true},
		{FieldLending, "Direct lending", true}, {FieldPrivacy, "Privacy policy link", true}, {FieldTerms, "Terms and conditions link", true},
	}
}

// required marks fields that one provider insists on.
func required(fields []formField, which ...Field) []formField {
	for i, f := range fields {
		for _, w := range which {
			if f.field == w {
				fields[i].required = true
			}
		}
	}
	return fields
}

// formOf finds a provider's form, or the registry's.
func formOf(provider string) draftForm {
	name := knowledge.ProviderName(provider)
	forms := draftForms()
	for _, f := range forms {
		if f.provider == name {
			return f
		}
	}
	return forms[0]
}

// DraftProviders are the providers whose own form is known; any other gets the registry's.
func DraftProviders() []string {
	var names []string
	for _, f := range draftForms() {
		names = append(names, f.provider)
	}
	return names
}
