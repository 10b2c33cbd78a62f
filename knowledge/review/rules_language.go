package review

func notEnglish(f *facts) []hit {
	const inEnglish = "Write description, message flow and opt-in words in English. Samples may stay in "
	for _, x := range []struct {
		field Field
		t     *text
	}{{FieldDescription, f.desc}, {FieldFlow, f.flow}, {FieldOptInMessage, f.optIn}} {
		if l := language(x.t); l != "" {
			return one(x.field, x.t.raw, "This field is in "+l+".", inEnglish+l+" with the English beside them if the texts are really sent so; say that in the description.")
		}
	}
	for i, s := range f.samples {
		if l := language(s); l != "" && !f.filed.has("spanish/french/portuguese/german/bilingual/english/translation/haitian/creole/vietnamese/chinese/tagalog/korean/language/languages") {
			return []hit{{FieldSamples, Warning, "A sample is in " + l + ", and the description does not say so.", f.Samples[i], "If texts are really sent in " + l + ", say so in the description and add the English."}}
		}
	}
	if !f.desc.empty() || !f.flow.empty() || len(f.samples) > 0 {
		return nil
	}
	for _, s := range sentencesOf(f.remarks.raw) { // a field that was pasted without its label
		if l := language(f.parse(s)); l != "" {
			return warned(one(FieldDescription, s, "This text is in "+l+".", inEnglish+l+" with the English beside them if the texts are really sent so."))
		}
	}
	return nil
}

// language names the language of a text that is not English, by its small words; "" for English or too little to tell.
func language(t *text) string {
	if t.empty() || len(t.tokens) < 6 {
		return ""
	}
	english := 0
	for _, tok := range t.tokens {
		if fits(tok.lower, "the/and/to/for/of/your/you/is/are/we/our/with/at/in") {
			english++
		}
	}
	if english*9 > len(t.tokens) {
		return ""
	}
	count := map[string]int{}
	for _, tok := range t.tokens {
		switch {
		case fits(tok.lower, "the/and/to/for/of/your/you/is/are/we/our/with/who/from/by"):
			count["English"]++
		case fits(tok.lower, "el/los/las/del/para/por/con/su/sus/una/y/está/esta/mensajes/nuestro/nuestra/usted/que/responda/texto/sobre/cuando/recibir/en"):
			count["Spanish"]++
		case fits(tok.lower, "o/os/uma/um/do/da/dos/das/ao/seu/sua/nosso/nossa/não/nao/voce/você/mensagens/aos/pelo/pela/ou/em"):
			count["Portuguese"]++
		case fits(tok.lower, "le/les/des/du/vous/nous/votre/vos/nos/pour/avec/est/et/une/aux/messages/dans/sur/sont"):
			count["French"]++
		case fits(tok.lower, "der/die/das/und/wir/ihre/ihr/für/mit/von/ist/sie/zu/nachrichten/den/dem/eine"):
			count["German"]++
		case tok.lower[0] >= 0x80 && foreignScript(tok.lower):
			count["another script"]++
		}
	}
	best := ""
	for _, l := range []string{"Spanish", "Portuguese", "French", "German", "another script"} {
		if count[l] > count[best] {
			best = l
		}
	}
	if best != "" && count[best] >= 4 && count[best] > 2*count["English"] && count[best]*8 > len(t.tokens) {
		if best == "another script" {
			return "another language"
		}
		return best
	}
	return ""
}

// foreignScript reports whether a word is written in a script that is not Latin.
func foreignScript(w string) bool {
	for _, r := range w {
		if r > 0x36f {
			return true
		}
	}
	return false
}
