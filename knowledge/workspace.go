package knowledge

// workspace is the memory one match needs. It is used again by later matches, so that a match leaves little behind.
type workspace struct {
	words     []word
	tokens    []token
	extractor extractor
	gains     []gain
	whole     evidence
	piece     evidence
	half      evidence
	shares    []float32
	said      []uint32 // fingerprints of the text's parts
}

func (b *Base) borrow() *workspace {
	if w, ok := b.spare.Get().(*workspace); ok {
		return w
	}
	return &workspace{extractor: extractor{concepts: b.model.concepts}, shares: make([]float32, len(b.model.classes))}
}

// giveBack keeps a workspace for the next match, unless a very long text has blown it up. Nothing in an answer may point
// into it.
func (b *Base) giveBack(w *workspace) {
	if cap(w.gains) < 1<<14 {
		clear(w.words) // they hold on to the text
		clear(w.tokens)
		b.spare.Put(w)
	}
}
