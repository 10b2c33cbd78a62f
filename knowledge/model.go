package knowledge

import (
	"encoding/binary"
	"math"
)

// model is the fitted part: a linear classifier over hashed features, with the word stems and concepts it was fitted
// with. It is made by `go generate ./knowledge` and embedded; its slices are views of the embedded bytes.
type model struct {
	stamp    uint64 // of the texts it was fitted from
	classes  []string
	bias     []float32
	rows     table   // hash of a feature → its row
	known    filter  // of rows
	scale    []byte  // a float32 for each row
	weights  []byte  // rows × stride; 128 stands for zero
	stride   int     // classes, rounded up to a multiple of eight
	most     float32 // the greatest scale
	stems    table   // hash of a word → hash of its stem
	spelled  filter  // of stems
	concepts *concepts
	seen     table // fingerprint of a complaint we know → its class
}

// The classes beside the causes.
const (
	classNone = "_none"
	classVent = "_vent"
)

// gain is a feature that the model knows: what it adds to a class is the scale times the row's weight.
type gain struct {
	row   uint32
	value float32 // the feature's
	scale float32 // the value times the row's scale
	word  int32
}

// weight is a row's weight for a class, to be multiplied by the row's scale.
func (m *model) weight(row uint32, class int) float32 {
	return float32(int(m.weights[int(row)*m.stride+class]) - zero)
}

func (m *model) scaleOf(row uint32) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(m.scale[4*row:]))
}

// shares turns evidence into shares that sum to one. It is scaled so that long and short texts weigh alike.
func (m *model) shares(e *evidence, out []float32) {
	m.scaled(e, out)
	softmax(out)
}

// best is the class with the greatest share. A share below least matters to nobody and is given as 0: most parts of a text
// say little, and it takes a few classes to see that.
func (m *model) best(e *evidence, scratch []float32, least float32) (class int, share float32) {
	m.scaled(e, scratch)
	for i, x := range scratch {
		if x > scratch[class] {
			class = i
		}
	}
	var sum float32
	for _, x := range scratch {
		if d := x - scratch[class]; d > faint {
			if sum += exp(d); sum*least > 1 {
				return class, 0
			}
		}
	}
	return class, 1 / sum
}

func (m *model) scaled(e *evidence, out []float32) {
	inv := float32(0)
	if e.norm > 0 {
		inv = float32(1 / math.Sqrt(e.norm))
	}
	sums, bias := e.sums[:len(out)], m.bias[:len(out)]
	for i := range out {
		out[i] = bias[i] + sums[i]*inv
	}
}

// faint is how far below the greatest an exponent may lie before its share is nothing.
const faint = -9

func softmax(v []float32) {
	most := v[0]
	for _, x := range v {
		most = max(most, x)
	}
	var sum float64
	for i, x := range v {
		v[i] = 0
		if x-most > faint {
			v[i] = exp(x - most)
			sum += float64(v[i])
		}
	}
	inv := float32(1 / sum)
	for i := range v {
		v[i] *= inv
	}
}

// exp is e to the power of x, for x from faint to 0, to about six digits. Every part of a text asks for it once a class, and
// the exact one takes several times as long.
func exp(x float32) float32 {
	x *= math.Log2E
	whole := int32(x) - 1
	f := x - float32(whole)
	p := 1 + f*(0.69314718+f*(0.24022651+f*(0.05550411+f*(0.00961813+f*(0.00133336+f*0.00015404)))))
	return math.Float32frombits(math.Float32bits(p) + uint32(whole)<<23)
}
