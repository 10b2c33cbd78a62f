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
	scale float32
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
	inv := float32(0)
	if e.norm > 0 {
		inv = float32(1 / math.Sqrt(e.norm))
	}
	for i := range out {
		out[i] = m.bias[i] + e.sums[i]*inv
	}
	softmax(out)
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
			e := math.Exp(float64(x - most))
			v[i] = float32(e)
			sum += e
		}
	}
	for i := range v {
		v[i] = float32(float64(v[i]) / sum)
	}
}
