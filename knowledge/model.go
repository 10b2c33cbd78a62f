package knowledge

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// model is the fitted part: a linear classifier over hashed features. Rows are features, columns are classes; weights are
// bytes with one scale a row. It is made by `go generate ./knowledge` and embedded.
type model struct {
	classes []string
	bias    []float32
	scale   []float32 // a row each; 0 means the feature was never seen
	weights []int8    // len(scale) × len(classes)
	stamp   uint64    // of the texts it was fitted from
}

const modelMagic = "tcrbot-model-1\n"

// The classes beside the causes.
const (
	classNone = "_none"
	classVent = "_vent"
)

func (m *model) rows() uint32 { return uint32(len(m.scale)) }

// scores adds up a text's evidence for each class and turns it into shares that sum to one. Out must have a place for
// each class. The features' values are scaled so that long and short texts weigh alike.
func (m *model) scores(list []feature, out []float32) {
	copy(out, m.bias)
	var norm float64
	mask := m.rows() - 1
	for _, f := range list {
		if m.scale[f.hash&mask] != 0 {
			norm += float64(f.value) * float64(f.value)
		}
	}
	if norm > 0 {
		inv := float32(1 / math.Sqrt(norm))
		n := len(m.classes)
		for _, f := range list {
			row := f.hash & mask
			s := m.scale[row] * f.value * inv
			if s == 0 {
				continue
			}
			at := int(row) * n
			w := m.weights[at : at+n : at+n]
			o := out[:len(w)]
			for c, v := range w {
				o[c] += s * float32(v)
			}
		}
	}
	softmax(out)
}

func softmax(v []float32) {
	most := v[0]
	for _, x := range v {
		most = max(most, x)
	}
	var sum float64
	for i, x := range v {
		e := math.Exp(float64(x - most))
		v[i] = float32(e)
		sum += e
	}
	for i := range v {
		v[i] = float32(float64(v[i]) / sum)
	}
}

// encode writes the model in its own little-endian form.
func (m *model) encode() []byte {
	var b bytes.Buffer
	b.WriteString(modelMagic)
	le := binary.LittleEndian
	head := []uint32{uint32(len(m.classes)), m.rows()}
	_ = binary.Write(&b, le, head)
	_ = binary.Write(&b, le, m.stamp)
	for _, c := range m.classes {
		b.WriteByte(byte(len(c)))
		b.WriteString(c)
	}
	_ = binary.Write(&b, le, m.bias)
	_ = binary.Write(&b, le, m.scale)
	_ = binary.Write(&b, le, m.weights)
	return b.Bytes()
}

// decodeModel reads what encode wrote. The weights are not copied when the data is long enough.
func decodeModel(data []byte) (*model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(modelMagic))
	if !ok || len(rest) < 16 {
		return nil, fmt.Errorf("model: not a model file; run go generate ./knowledge")
	}
	le := binary.LittleEndian
	classes, rows := int(le.Uint32(rest)), int(le.Uint32(rest[4:]))
	m := &model{stamp: le.Uint64(rest[8:]), bias: make([]float32, classes), scale: make([]float32, rows)}
	r := bytes.NewReader(rest[16:])
	for range classes {
		n, _ := r.ReadByte()
		name := make([]byte, n)
		_, _ = io.ReadFull(r, name)
		m.classes = append(m.classes, string(name))
	}
	readFloats(r, m.bias)
	readFloats(r, m.scale)
	if r.Len() != rows*classes || rows&(rows-1) != 0 || rows == 0 {
		return nil, fmt.Errorf("model: %d weights, want %d; run go generate ./knowledge", r.Len(), rows*classes)
	}
	m.weights = asInt8(data[len(data)-r.Len():])
	return m, nil
}

func readFloats(r io.Reader, out []float32) {
	buf := make([]byte, 4*len(out))
	_, _ = io.ReadFull(r, buf)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(buf[4*i:]))
	}
}
