package knowledge

import (
	"math"
	"math/rand/v2"
	"slices"
)

// fitting holds the choices of a fit; the defaults were found by cross-validation.
type fitting struct {
	least  int // lessons a feature must occur in
	epochs int
	rate   float32
	decay  float32 // pulls weights towards zero, each time they are touched
	smooth float32 // share of each answer spread over all classes
	drop   float32 // share of a lesson's features left out each time, so that no single word is relied on
	cool   float32 // factor on the evidence, so that a share is about how often the class is right
	seed   uint64
	runs   int     // fits from different seeds whose mean is taken, so that little hangs on the order of the lessons
	kin    float32 // length of a word's vector, where a word of its own counts 1
	unseen float32 // rarity of a word that no lesson holds
}

func defaultFitting() fitting {
	return fitting{least: 3, epochs: 40, rate: 0.4, decay: 2e-6, drop: 0.8, cool: 0.6, seed: 1, runs: 6, kin: 1.5, unseen: 7}
}

// fit learns a model from lessons. The same lessons give the same model.
func fit(lessons []lesson, c *concepts, v *vectors, how fitting) *model {
	l := newLearner(lessons, c, v, how)
	l.learnRuns()
	l.joinKin()
	m := l.model()
	m.concepts = c
	return m
}

// learnRuns learns from each seed and keeps the mean.
func (l *learner) learnRuns() {
	w, bias, kin := make([]float32, len(l.w)), make([]float32, len(l.bias)), make([]float32, len(l.kin.w))
	for run := range l.how.runs {
		l.learn(l.how.seed + uint64(run))
		addShare(w, l.w, 1/float32(l.how.runs))
		addShare(bias, l.bias, 1/float32(l.how.runs))
		addShare(kin, l.kin.w, 1/float32(l.how.runs))
	}
	l.w, l.bias, l.kin.w = w, bias, kin
}

// learn goes through all texts again and again, beginning from nothing.
func (l *learner) learn(seed uint64) {
	clear(l.w)
	clear(l.g)
	clear(l.bias)
	l.kin.forget()
	random := rand.New(rand.NewPCG(seed, seed+1))
	order := make([]int, len(l.texts))
	for i := range order {
		order[i] = i
	}
	for epoch := range l.how.epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		rate := l.how.rate * (1 - 0.9*float32(epoch)/float32(l.how.epochs))
		for _, i := range order {
			l.step(l.thin(&l.texts[i], random), rate)
		}
	}
}

// addShare adds a share of a list to a sum. A fit spends most of its time here, so it takes eight numbers a turn.
func addShare(sum, list []float32, share float32) {
	for len(list) >= 8 && len(sum) >= 8 {
		sum[0] += list[0] * share
		sum[1] += list[1] * share
		sum[2] += list[2] * share
		sum[3] += list[3] * share
		sum[4] += list[4] * share
		sum[5] += list[5] * share
		sum[6] += list[6] * share
		sum[7] += list[7] * share
		sum, list = sum[8:], list[8:]
	}
	for i, v := range list {
		sum[i] += v * share
	}
}

func classesOf(lessons []lesson) []string {
	set := map[string]bool{}
	for _, l := range lessons {
		for c := range l.target {
			set[c] = true
		}
	}
	return sortedKeys(set)
}

// learner is the work on a fit.
type learner struct {
	how     fitting
	classes []string
	index   map[string]int
	texts   []learned
	rows    map[uint32]uint32 // hash of a feature → its row
	scant   []bool            // rows in too few lessons to have weights of their own
	kin     *kinship
	stems   map[uint32]uint32
	idf     []float32
	w       []float32 // rows × classes
	g       []float32 // sum of squared gradients a row, for the step size
	bias    []float32
	out     []float32
	some    learned
}

// learned is a lesson as the learner sees it.
type learned struct {
	rows   []uint32
	values []float32
	target []float32
	weight float32
}

func newLearner(lessons []lesson, c *concepts, v *vectors, how fitting) *learner {
	l := &learner{how: how, classes: classesOf(lessons), index: map[string]int{}, stems: map[uint32]uint32{}}
	for i, c := range l.classes {
		l.index[c] = i
	}
	l.kin = newKinship(v, how.kin, len(l.classes))
	x := extractor{concepts: c}
	lists := make([][]feature, len(lessons))
	for i, lesson := range lessons {
		list := words(clean(lesson.text), nil)
		for _, w := range list {
			if !digits(w.raw) && len(w.raw) > 2 {
				l.stems[hashString(fnvOffset, w.raw)] = w.stem
			}
		}
		lists[i] = slices.Clone(x.features(list, 0))
	}
	l.count(lists)
	l.w = make([]float32, len(l.idf)*len(l.classes))
	l.g = make([]float32, len(l.idf))
	l.bias = make([]float32, len(l.classes))
	l.out = make([]float32, len(l.classes))
	for i, lesson := range lessons {
		l.texts = append(l.texts, l.learned(lists[i], lesson))
	}
	return l
}

// count gives a row and a rarity to each feature that occurs often enough or has a vector.
func (l *learner) count(lists [][]feature) {
	df := map[uint32]int{}
	for _, list := range lists {
		once := map[uint32]bool{}
		for _, f := range list {
			if !once[f.hash] {
				once[f.hash] = true
				df[f.hash]++
			}
		}
	}
	l.rows = map[uint32]uint32{}
	for _, hash := range sortedKeys(df) {
		scant := df[hash] < l.how.least
		if l.kin.vectors.of[hash] != nil || !scant {
			l.rows[hash] = uint32(len(l.idf))
			l.scant = append(l.scant, scant)
			l.kin.row(hash)
			l.idf = append(l.idf, float32(math.Log(float64(len(lists)+1)/(float64(df[hash])+0.5))))
		}
	}
}

func (l *learner) learned(list []feature, from lesson) learned {
	t := learned{target: make([]float32, len(l.classes)), weight: from.weight}
	var norm float64
	for _, f := range list {
		if row, ok := l.rows[f.hash]; ok {
			norm += float64(f.value) * float64(f.value)
			t.rows = append(t.rows, row)
			t.values = append(t.values, f.value*l.idf[row])
		}
	}
	inv := float32(1 / math.Sqrt(max(norm, 1e-9)))
	for i := range t.values {
		t.values[i] *= inv
	}
	for c := range t.target {
		t.target[c] = l.how.smooth / float32(len(l.classes))
	}
	for c, share := range from.target {
		t.target[l.index[c]] += share * (1 - l.how.smooth)
	}
	return t
}

// thin leaves out some of a lesson's features and makes up for them with the others' values.
func (l *learner) thin(t *learned, random *rand.Rand) *learned {
	l.some.rows, l.some.values = l.some.rows[:0], l.some.values[:0]
	l.some.target, l.some.weight = t.target, t.weight
	scale := 1 / float32(math.Sqrt(float64(1-l.how.drop)))
	for i, row := range t.rows {
		if random.Float32() >= l.how.drop {
			l.some.rows = append(l.some.rows, row)
			l.some.values = append(l.some.values, t.values[i]*scale)
		}
	}
	return &l.some
}

// step moves the weights towards one lesson's answer.
func (l *learner) step(t *learned, rate float32) {
	n := len(l.classes)
	copy(l.out, l.bias)
	for i, row := range t.rows {
		addShare(l.out, l.w[int(row)*n:int(row)*n+n], t.values[i])
	}
	l.kin.judge(t, l.out)
	softmax(l.out)
	var loss float32
	for c := range l.out {
		l.out[c] = (t.target[c] - l.out[c]) * t.weight
		loss += l.out[c] * l.out[c]
		l.bias[c] += 0.02 * rate * l.out[c]
	}
	l.kin.step(l.out, loss, rate)
	for i, row := range t.rows {
		if l.scant[row] {
			continue
		}
		v := t.values[i]
		l.g[row] += v * v * loss
		eta := rate * v / (0.3 + float32(math.Sqrt(float64(l.g[row]))))
		w := l.w[int(row)*n : int(row)*n+n]
		for c, d := range l.out {
			w[c] += eta*d - l.how.decay*w[c]
		}
	}
}

// model packs the weights into bytes, one scale a row, with the features' rarity multiplied in.
func (l *learner) model() *model {
	n, rows, stride := len(l.classes), len(l.idf), strideOf(len(l.classes))
	m := &model{classes: l.classes, bias: l.bias, rows: makeTable(l.rows), known: makeFilter(l.rows, 1<<19), stems: makeTable(l.stems), spelled: makeFilter(l.stems, 1<<17), weights: make([]byte, rows*stride)}
	scale := make([]float32, rows)
	for c := range l.bias {
		l.bias[c] *= l.how.cool
	}
	for row := range rows {
		w := l.w[row*n : row*n+n]
		var most float32
		for _, x := range w {
			most = max(most, x, -x)
		}
		scale[row] = most / 127 * l.idf[row] * l.how.cool
		for c, x := range w {
			m.weights[row*stride+c] = byte(zero + int(math.Round(float64(x/max(most, 1e-12)*127))))
		}
	}
	m.scale = floatBytes(scale)
	m.measure()
	return m
}
