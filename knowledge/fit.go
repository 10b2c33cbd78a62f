package knowledge

import (
	"math"
	"math/rand/v2"
	"slices"
)

// lesson is one text to learn from and the share of each class in its answer.
type lesson struct {
	text   string
	target map[string]float32
	weight float32
}

// fitting holds the choices of a fit; the defaults were found by cross-validation.
type fitting struct {
	rows   int // a power of two
	epochs int
	rate   float32
	decay  float32 // pulls weights towards zero, each time they are touched
	seed   uint64
}

func defaultFitting() fitting {
	return fitting{rows: 1 << 15, epochs: 24, rate: 0.9, decay: 2e-6, seed: 1}
}

// fit learns a model from lessons. The same lessons give the same model.
func fit(lessons []lesson, how fitting) *model {
	classes := classesOf(lessons)
	l := &learner{how: how, classes: classes, index: map[string]int{}}
	for i, c := range classes {
		l.index[c] = i
	}
	l.prepare(lessons)
	random := rand.New(rand.NewPCG(how.seed, how.seed+1))
	order := make([]int, len(l.texts))
	for i := range order {
		order[i] = i
	}
	for epoch := range how.epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		rate := how.rate * (1 - 0.9*float32(epoch)/float32(how.epochs))
		for _, i := range order {
			l.step(l.texts[i], rate)
		}
	}
	return l.model()
}

func classesOf(lessons []lesson) []string {
	set := map[string]bool{}
	for _, l := range lessons {
		for c := range l.target {
			set[c] = true
		}
	}
	list := make([]string, 0, len(set))
	for c := range set {
		list = append(list, c)
	}
	slices.Sort(list)
	return list
}

type learner struct {
	how     fitting
	classes []string
	index   map[string]int
	texts   []learned
	idf     []float32
	w       []float32 // rows × classes
	g       []float32 // sum of squared gradients a row, for the step size
	bias    []float32
	out     []float32
}

type learned struct {
	rows   []uint32
	values []float32
	target []float32
	weight float32
}

func (l *learner) prepare(lessons []lesson) {
	n := l.how.rows
	l.w = make([]float32, n*len(l.classes))
	l.g = make([]float32, n)
	l.idf = make([]float32, n)
	l.bias = make([]float32, len(l.classes))
	l.out = make([]float32, len(l.classes))
	lists := make([][]feature, len(lessons))
	for i, lesson := range lessons {
		lists[i] = features(words(clean(lesson.text)))
		for _, f := range lists[i] {
			l.idf[f.hash&uint32(n-1)]++
		}
	}
	for i, df := range l.idf {
		if df > 0 {
			l.idf[i] = float32(math.Log(float64(len(lessons)+1) / (float64(df) + 0.5)))
		}
	}
	for i, lesson := range lessons {
		l.texts = append(l.texts, l.learned(lists[i], lesson))
	}
}

func (l *learner) learned(list []feature, from lesson) learned {
	t := learned{target: make([]float32, len(l.classes)), weight: from.weight}
	var norm float64
	for _, f := range list {
		norm += float64(f.value) * float64(f.value)
	}
	inv := float32(1 / math.Sqrt(max(norm, 1e-9)))
	for _, f := range list {
		row := f.hash & uint32(l.how.rows-1)
		t.rows = append(t.rows, row)
		t.values = append(t.values, f.value*inv*l.idf[row])
	}
	for c, share := range from.target {
		t.target[l.index[c]] = share
	}
	return t
}

func (l *learner) step(t learned, rate float32) {
	n := len(l.classes)
	copy(l.out, l.bias)
	for i, row := range t.rows {
		v := t.values[i]
		for c, w := range l.w[int(row)*n : int(row)*n+n] {
			l.out[c] += v * w
		}
	}
	softmax(l.out)
	var loss float32
	for c := range l.out {
		l.out[c] = (t.target[c] - l.out[c]) * t.weight
		loss += l.out[c] * l.out[c]
		l.bias[c] += 0.02 * rate * l.out[c]
	}
	for i, row := range t.rows {
		v := t.values[i]
		l.g[row] += v * v * loss
		eta := rate * v / (0.3 + float32(math.Sqrt(float64(l.g[row]))))
		w := l.w[int(row)*n : int(row)*n+n]
		for c, d := range l.out {
			w[c] += eta*d - l.how.decay*w[c]
		}
	}
}

// model packs the weights, with the words' rarity multiplied in, into bytes.
func (l *learner) model() *model {
	n := len(l.classes)
	m := &model{classes: l.classes, bias: l.bias, scale: make([]float32, l.how.rows), weights: make([]int8, l.how.rows*n)}
	for row := range l.how.rows {
		w := l.w[row*n : row*n+n]
		var most float32
		for _, x := range w {
			most = max(most, x, -x)
		}
		if most == 0 {
			continue
		}
		m.scale[row] = most / 127 * l.idf[row]
		for c, x := range w {
			m.weights[row*n+c] = int8(math.Round(float64(x / most * 127)))
		}
	}
	return m
}
