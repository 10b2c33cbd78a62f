package knowledge

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// The model file is a magic line and sections one after another, each with its length before it, all little-endian.
const modelMagic = "tcrbot-model-3\n"

// encode writes the model as a file.
func (m *model) encode() []byte {
	w := sectionWriter(modelMagic)
	w.section(binary.LittleEndian.AppendUint64(nil, m.stamp))
	w.section([]byte(strings.Join(m.classes, "\n")))
	w.section(floatBytes(m.bias))
	w.section(m.rows)
	w.section(m.known)
	w.section(m.scale)
	w.section(m.weights)
	w.section(m.stems)
	w.section(m.spelled)
	w.section([]byte(strings.Join(m.concepts.names, "\n")))
	w.section(m.concepts.bytes())
	w.section(m.concepts.first)
	w.section(m.seen)
	return w
}

// decodeModel reads what encode wrote. The large sections are not copied: the model is a view of data.
func decodeModel(data []byte) (*model, error) {
	r := sectionReader{rest: data}
	if len(data) < len(modelMagic) || string(data[:len(modelMagic)]) != modelMagic {
		return nil, fmt.Errorf("model: not a model file; run go generate ./knowledge")
	}
	r.rest = data[len(modelMagic):]
	m := &model{concepts: &concepts{}}
	m.stamp = r.uint64()
	m.classes = r.names()
	m.bias = r.floats()
	m.rows = r.table()
	m.known = r.filter()
	m.scale = r.section()
	m.weights = r.section()
	m.stems = r.table()
	m.spelled = r.filter()
	m.concepts.names = r.names()
	m.concepts.terms = termsOf(r.section())
	m.concepts.first = r.table()
	m.seen = r.table()
	n := len(m.classes)
	if r.short || len(r.rest) > 0 || n == 0 || len(m.bias) != n || len(m.weights) != len(m.scale)/4*strideOf(n) {
		return nil, fmt.Errorf("model: damaged; run go generate ./knowledge")
	}
	m.measure()
	return m, nil
}

// measure works out what follows from the rest.
func (m *model) measure() {
	m.stride = strideOf(len(m.classes))
	for row := range len(m.scale) / 4 {
		m.most = max(m.most, m.scaleOf(uint32(row)))
	}
}

func strideOf(classes int) int { return (classes + 7) / 8 * 8 }

type sectionWriter []byte

func (w *sectionWriter) section(data []byte) {
	*w = binary.LittleEndian.AppendUint32(*w, uint32(len(data)))
	*w = append(*w, data...)
}

// sectionReader cuts sections off; short is set when there was less than a section should hold.
type sectionReader struct {
	rest  []byte
	short bool
}

func (r *sectionReader) section() []byte {
	if len(r.rest) < 4 {
		r.short = true
		return nil
	}
	n := int(binary.LittleEndian.Uint32(r.rest))
	if n > len(r.rest)-4 {
		r.short = true
		return nil
	}
	data := r.rest[4 : 4+n : 4+n]
	r.rest = r.rest[4+n:]
	return data
}

func (r *sectionReader) uint64() uint64 {
	if data := r.section(); len(data) == 8 {
		return binary.LittleEndian.Uint64(data)
	}
	r.short = true
	return 0
}

func (r *sectionReader) names() []string { return strings.Split(string(r.section()), "\n") }

func (r *sectionReader) floats() []float32 {
	data := r.section()
	out := make([]float32, len(data)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return out
}

// table reads a table; its number of slots is a power of two, and one of them is free.
func (r *sectionReader) table() table {
	data := r.section()
	slots := len(data) / slotSize
	r.short = r.short || slots == 0 || slots&(slots-1) != 0 || len(data)%slotSize != 0
	return data
}

// filter reads a filter, whose length is a power of two.
func (r *sectionReader) filter() filter {
	data := r.section()
	r.short = r.short || len(data) == 0 || len(data)&(len(data)-1) != 0
	return data
}

func floatBytes(list []float32) []byte {
	var out []byte
	for _, v := range list {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

const termSize = 4 * (len(term{}.stems) + 1)

func (c *concepts) bytes() []byte {
	var out []byte
	for _, t := range c.terms {
		for _, s := range t.stems {
			out = binary.LittleEndian.AppendUint32(out, s)
		}
		out = binary.LittleEndian.AppendUint32(out, t.concept)
	}
	return out
}

func termsOf(data []byte) []term {
	list := make([]term, len(data)/termSize)
	for i := range list {
		at := data[i*termSize:]
		for k := range list[i].stems {
			list[i].stems[k] = binary.LittleEndian.Uint32(at[4*k:])
		}
		list[i].concept = binary.LittleEndian.Uint32(at[termSize-4:])
	}
	return list
}
