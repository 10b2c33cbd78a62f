package knowledge

import "math"

// kinship is the part of a fit that words used alike share. A word's weights are its own plus what its vector makes of the
// shared ones, so that what a lesson teaches about "brochure" it teaches, less, about "booklet". It is added up once the fit is
// done: a match finds one row a word, and does not know where its weights came from.
type kinship struct {
	vectors *vectors
	scale   float32
	w       []float32 // numbers of a vector × classes
	g       []float32 // sum of squared gradients a number, for the step size
	sum     []float32 // of the vectors of the lesson at hand
	of      [][]float32
}

func newKinship(v *vectors, scale float32, classes int) *kinship {
	return &kinship{vectors: v, scale: scale, w: make([]float32, v.size*classes), g: make([]float32, v.size), sum: make([]float32, v.size)}
}

// row notes the vector of the next row, if its feature is a word that has one.
func (k *kinship) row(hash uint32) { k.of = append(k.of, k.vectors.of[hash]) }

func (k *kinship) forget() {
	clear(k.w)
	clear(k.g)
}

// judge adds to out what the vectors of a lesson say.
func (k *kinship) judge(t *learned, out []float32) {
	clear(k.sum)
	for i, row := range t.rows {
		addShare(k.sum, k.of[row], t.values[i]*k.scale) // of nothing, for a row without a vector
	}
	k.add(out, k.sum, 1)
}

// add adds what the shared weights make of a vector.
func (k *kinship) add(out, vector []float32, scale float32) {
	n := len(out)
	for i, v := range vector {
		addShare(out, k.w[i*n:i*n+n], v*scale)
	}
}

// step moves the shared weights towards the answer of the lesson judged last.
func (k *kinship) step(gap []float32, loss, rate float32) {
	n := len(gap)
	for i, v := range k.sum {
		k.g[i] += v * v * loss
		addShare(k.w[i*n:i*n+n], gap, rate*v/(0.3+float32(math.Sqrt(float64(k.g[i])))))
	}
}

// joinKin adds to each word's weights what its vector says, and gives a row to the words that no lesson holds.
func (l *learner) joinKin() {
	n := len(l.classes)
	for row, vector := range l.kin.of {
		l.kin.add(l.w[row*n:row*n+n], vector, l.kin.scale)
	}
	for _, hash := range sortedKeys(l.kin.vectors.of) {
		if _, ok := l.rows[hash]; ok {
			continue
		}
		l.rows[hash] = uint32(len(l.idf))
		l.idf = append(l.idf, l.how.unseen)
		w := make([]float32, n)
		l.kin.add(w, l.kin.vectors.of[hash], l.kin.scale)
		l.w = append(l.w, w...)
	}
}
