package knowledge

import (
	"encoding/binary"
	"math"
)

// evidence is what a text or a part of it adds up to: a sum for each class, and the size of what was added.
type evidence struct {
	sums    []float32
	norm    float64
	lanes   []uint64 // sums not yet in sums, see add
	count   int      // features in lanes
	total   uint64   // of their scales
	touched byte     // keeps the reads of look from being dropped
}

// Weights are bytes, with zero in the middle, so that several can be multiplied at once.
const (
	zero      = 128
	mostScale = 1<<16 - 1
	mostCount = 1 << 8 // 255 × mostScale × mostCount fits into 32 bits
	pairMask  = 0x000000FF_000000FF
)

// clear empties it for a model.
func (e *evidence) clear(m *model) {
	if len(e.lanes) != m.stride/2 {
		e.sums, e.lanes = make([]float32, m.stride), make([]uint64, m.stride/2)
	}
	clear(e.sums)
	e.norm = 0
}

// join adds another's evidence at a weight.
func (e *evidence) join(o *evidence, weight float32) {
	for i, v := range o.sums {
		e.sums[i] += v * weight
	}
	e.norm += o.norm * float64(weight) * float64(weight)
}

// sum adds up those gains that stem from the words of a range.
func (m *model) sum(e *evidence, gains []gain, from, to int) {
	unit := mostScale / m.most
	for i := range gains {
		g := &gains[i]
		if int(g.word) < from || int(g.word) >= to {
			continue
		}
		e.norm += float64(g.value) * float64(g.value)
		scale := uint64(g.scale*unit + 0.5)
		at := int(g.row) * m.stride
		e.spread(m.weights[at:at+m.stride], scale)
		e.total += scale
		if e.count++; e.count == mostCount {
			e.flush(m)
		}
	}
	e.flush(m)
}

// look finds the rows of features and appends those that the model knows to gains. It is a loop of its own, and it touches
// each row's weights, because then the processor fetches many at once: the model is larger than its nearest memory, and
// waiting for one row after another is most of the cost.
func (m *model) look(e *evidence, list []feature, gains []gain) []gain {
	from := len(gains)
	for _, f := range list {
		if !m.known.may(f.hash) {
			continue
		}
		if row, ok := m.rows.get(f.hash); ok {
			gains = append(gains, gain{row: row, value: f.value, word: f.word})
		}
	}
	for i := from; i < len(gains); i++ {
		g := &gains[i]
		at := int(g.row) * m.stride
		e.touched += m.weights[at] + m.weights[at+m.stride-1]
		g.scale = g.value * m.scaleOf(g.row)
	}
	return gains
}

// spread adds a row of weights times a scale to the lanes. This is where matching spends its time, so it works on whole
// numbers, two classes to a machine word: eight weights are loaded at once, spread over four words, multiplied and added.
// It is also exact, and so the same on every machine.
func (e *evidence) spread(w []byte, scale uint64) {
	lanes := e.lanes[:len(w)/2]
	for len(w) >= 8 && len(lanes) >= 4 {
		x := binary.LittleEndian.Uint64(w)
		lanes[0] += (x & pairMask) * scale
		lanes[1] += (x >> 8 & pairMask) * scale
		lanes[2] += (x >> 16 & pairMask) * scale
		lanes[3] += (x >> 24 & pairMask) * scale
		w, lanes = w[8:], lanes[4:]
	}
}

// flush moves what the lanes hold into the sums.
func (e *evidence) flush(m *model) {
	unit := m.most / mostScale
	middle := int64(e.total * zero)
	for i, lane := range e.lanes {
		low := i/4*8 + i%4
		e.sums[low] += float32(int64(lane&math.MaxUint32)-middle) * unit
		e.sums[low+4] += float32(int64(lane>>32)-middle) * unit
	}
	clear(e.lanes)
	e.count, e.total = 0, 0
}
