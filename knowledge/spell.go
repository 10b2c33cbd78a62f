package knowledge

// mostCorrections is how many words of a text are tried; text in another language has nothing but unknown words.
const mostCorrections = 20

// correct replaces the stems of words the model does not know by that of a known word one slip away: two letters swapped,
// one left out, one too many or one wrong. Rarer slips are left to the pieces of words among the features.
func (m *model) correct(list []word) {
	tried := 0
	for i := range list {
		w := &list[i]
		if w.known || len(w.raw) < 5 || len(w.raw) > 16 || tried == mostCorrections {
			continue
		}
		if _, ok := m.rows.get(hashOf(kindWord, w.stem, 0)); ok {
			continue // another form of a known word
		}
		tried++
		if stem, ok := m.oneSlip(w.raw); ok {
			w.stem, w.key = stem, stem
		}
	}
}

// oneSlip finds the stem of a known word one slip away, the likeliest kind of slip first.
func (m *model) oneSlip(raw string) (uint32, bool) {
	var buf [24]byte
	for i := 0; i+1 < len(raw); i++ {
		s := append(buf[:0], raw...)
		s[i], s[i+1] = s[i+1], s[i]
		if stem, ok := m.stem(hashBytes(s)); ok {
			return stem, true
		}
	}
	for i := range len(raw) {
		s := append(append(buf[:0], raw[:i]...), raw[i+1:]...)
		if stem, ok := m.stem(hashBytes(s)); ok {
			return stem, true
		}
	}
	for i := range len(raw) + 1 {
		s := append(append(append(buf[:0], raw[:i]...), 0), raw[i:]...)
		if stem, ok := m.anyLetter(s, i); ok {
			return stem, true
		}
	}
	for i := range len(raw) {
		if stem, ok := m.anyLetter(append(buf[:0], raw...), i); ok {
			return stem, true
		}
	}
	return 0, false
}

// anyLetter tries each letter at one place.
func (m *model) anyLetter(s []byte, at int) (uint32, bool) {
	for c := byte('a'); c <= 'z'; c++ {
		s[at] = c
		if stem, ok := m.stem(hashBytes(s)); ok {
			return stem, true
		}
	}
	return 0, false
}

// stem looks a word up; most are none, which the filter tells at once.
func (m *model) stem(hash uint32) (uint32, bool) {
	if !m.spelled.may(hash) {
		return 0, false
	}
	return m.stems.get(hash)
}

func hashBytes(s []byte) uint32 {
	h := uint32(fnvOffset)
	for _, c := range s {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}
