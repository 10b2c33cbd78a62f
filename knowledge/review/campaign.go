package review

import "strings"

// Field names a field of a campaign, as the registry does, in lower case with dashes.
type Field string

// The fields of a brand and a campaign, in the order a report lists them.
const (
	FieldBrand          Field = "brand"
	FieldDBA            Field = "dba"
	FieldWebsite        Field = "website"
	FieldEmail          Field = "email"
	FieldPhone          Field = "phone"
	FieldContact        Field = "contact"
	FieldAddress        Field = "address"
	FieldEIN            Field = "ein"
	FieldEntity         Field = "entity-type"
	FieldVertical       Field = "vertical"
	FieldUseCase        Field = "use-case"
	FieldSubUseCases    Field = "sub-use-cases"
	FieldDescription    Field = "description"
	FieldFlow           Field = "message-flow"
	FieldOptInKeywords  Field = "opt-in-keywords"
	FieldOptInMessage   Field = "opt-in-message"
	FieldOptOutKeywords Field = "opt-out-keywords"
	FieldOptOutMessage  Field = "opt-out-message"
	FieldHelpKeywords   Field = "help-keywords"
	FieldHelpMessage    Field = "help-message"
	FieldSamples        Field = "samples"
	FieldLink           Field = "embedded-link"
	FieldPhoneFlag      Field = "embedded-phone"
	FieldAgeGated       Field = "age-gated"
	FieldLending        Field = "direct-lending"
	FieldNumberPool     Field = "number-pool"
	FieldAffiliate      Field = "affiliate-marketing"
	FieldPrivacy        Field = "privacy-policy"
	FieldTerms          Field = "terms"
	FieldProvider       Field = "provider"
)

// Flag is a yes-or-no attribute that may not have been given.
type Flag string

// The states of a flag. The zero value is not given.
const (
	NotGiven Flag = ""
	Yes      Flag = "yes"
	No       Flag = "no"
)

// Campaign is one campaign and the brand behind it, as far as a text told. An empty field was not given or was given empty;
// [Campaign.Has] tells which.
type Campaign struct {
	Brand, DBA, Website, Email, Phone string
	Contact, Address                  string
	EIN, EntityType, Vertical         string
	UseCase                           string // as the text named it; see [Campaign.Kind]
	SubUseCases                       []string
	Description, Flow                 string
	OptInKeywords, OptInMessage       string // keywords are comma separated
	OptOutKeywords, OptOutMessage     string
	HelpKeywords, HelpMessage         string
	Samples                           []string
	Link, PhoneFlag, AgeGated         Flag
	Lending, NumberPool, Affiliate    Flag
	Privacy, Terms                    string // addresses, or what was written in their place
	Provider                          string

	// Prose is what an agent wrote around the fields: remarks, questions, a description in free words.
	Prose string
	// Whole is false when only a part of a campaign was pasted: what is not there is then asked, never held against it.
	Whole bool
	// Given holds every field the text named, also those left empty.
	Given map[Field]bool
}

// Has reports whether the text gave the field, even if empty.
func (c Campaign) Has(f Field) bool { return c.Given[f] }

// Name is the name to put into wording: the trade name customers see if there is one, else the brand's.
func (c Campaign) Name() string {
	if c.DBA != "" {
		return c.DBA
	}
	return c.Brand
}

// Text is a text field's content; samples and sub use cases are joined by line breaks, flags are "yes", "no" or "".
func (c Campaign) Text(f Field) string {
	switch f {
	case FieldSamples:
		return strings.Join(c.Samples, "\n")
	case FieldSubUseCases:
		return strings.Join(c.SubUseCases, "\n")
	}
	if p := c.text(f); p != nil {
		return *p
	}
	if p := c.flag(f); p != nil {
		return string(*p)
	}
	return ""
}

// Set gives a field, as a form would. Samples and sub use cases are added; a flag takes "yes" or "no" and other words that
// mean so.
func (c *Campaign) Set(f Field, text string) {
	if c.Given == nil {
		c.Given = map[Field]bool{}
	}
	c.Given[f] = true
	text = strings.TrimSpace(text)
	switch f {
	case FieldSamples:
		if text != "" {
			c.Samples = append(c.Samples, text)
		}
	case FieldSubUseCases:
		c.SubUseCases = append(c.SubUseCases, listed(text)...)
	default:
		if p := c.text(f); p != nil {
			*p = text
		} else if p := c.flag(f); p != nil {
			*p = flagOf(text)
		}
	}
}

func (c *Campaign) text(f Field) *string {
	switch f {
	case FieldBrand:
		return &c.Brand
	case FieldDBA:
		return &c.DBA
	case FieldWebsite:
		return &c.Website
	case FieldEmail:
		return &c.Email
	case FieldPhone:
		return &c.Phone
	case FieldContact:
		return &c.Contact
	case FieldAddress:
		return &c.Address
	case FieldEIN:
		return &c.EIN
	case FieldEntity:
		return &c.EntityType
	case FieldVertical:
		return &c.Vertical
	case FieldUseCase:
		return &c.UseCase
	case FieldDescription:
		return &c.Description
	case FieldFlow:
		return &c.Flow
	case FieldOptInKeywords:
		return &c.OptInKeywords
	case FieldOptInMessage:
		return &c.OptInMessage
	case FieldOptOutKeywords:
		return &c.OptOutKeywords
	case FieldOptOutMessage:
		return &c.OptOutMessage
	case FieldHelpKeywords:
		return &c.HelpKeywords
	case FieldHelpMessage:
		return &c.HelpMessage
	case FieldPrivacy:
		return &c.Privacy
	case FieldTerms:
		return &c.Terms
	case FieldProvider:
		return &c.Provider
	}
	return nil
}

func (c *Campaign) flag(f Field) *Flag {
	switch f {
	case FieldLink:
		return &c.Link
	case FieldPhoneFlag:
		return &c.PhoneFlag
	case FieldAgeGated:
		return &c.AgeGated
	case FieldLending:
		return &c.Lending
	case FieldNumberPool:
		return &c.NumberPool
	case FieldAffiliate:
		return &c.Affiliate
	}
	return nil
}

// listed splits a comma or line separated list.
func listed(text string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '|' }) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// flagOf reads the words portals use for yes and no; anything else is not given.
func flagOf(text string) Flag {
	word := strings.ToLower(strings.Trim(strings.TrimSpace(text), ".!\"'"))
	first, _, _ := strings.Cut(strings.NewReplacer(",", " ", ";", " ", "(", " ", ".", " ", "-", " ").Replace(word), " ")
	switch {
	case word == "[x]" || word == "☑" || word == "✓" || word == "✔":
		return Yes
	case word == "[ ]" || word == "[]" || word == "☐" || strings.HasPrefix(word, "not "):
		return No
	}
	switch first {
	case "yes", "y", "true", "1", "on", "checked", "ticked", "enabled", "selected":
		return Yes
	case "no", "n", "false", "0", "off", "unchecked", "unticked", "none", "disabled", "never":
		return No
	}
	return NotGiven
}
