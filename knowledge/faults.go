package knowledge

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Place is where a sentence of a campaign stands.
type Place string

// The places that sentences are learned from.
const (
	InDescription Place = "description"
	InFlow        Place = "flow"  // of the message flow, outside quotation marks
	InQuote       Place = "quote" // what people read or hear where they agree
	InSample      Place = "sample"
	InReply       Place = "reply"
	InPolicy      Place = "policy"
	InNote        Place = "note" // what an agent or an owner says about a campaign
)

// faultModel tells sentences that speak of a fault from those that speak of something in order: one weight a feature. It knows
// nothing of causes; the matcher does.
type faultModel struct {
	stamp   uint64
	bias    float32
	unit    float32  // a weight of 1, as a number
	hashes  []uint32 // features, ascending
	weights []int16  // above 0 for a fault
}

// maxSentence is how many bytes of a sentence are heard; what is longer is no sentence.
const maxSentence = 4_000

// FaultShare is how likely a sentence tells of a fault rather than of something in order, from 0 to 1. It is about how a thing is
// said, not about what: which cause a sentence is of, if any, is for [Base.Match].
func (b *Base) FaultShare(place Place, sentence string) float64 {
	work := b.borrow()
	defer b.giveBack(work)
	work.words = appendWords(work.words[:0], clean(placed(place, cutTo(sentence, maxSentence))), b.model.stems)
	return b.faults.share(work.extractor.features(work.words, 0))
}

// placed marks a sentence with its place by a word that no text holds.
func placed(place Place, sentence string) string { return "q" + string(place) + " " + sentence }

func (m *faultModel) share(list []feature) float64 {
	var sum, norm float64
	for _, f := range list {
		if i, ok := slices.BinarySearch(m.hashes, f.hash); ok {
			sum += float64(f.value) * float64(m.weights[i])
			norm += float64(f.value) * float64(f.value)
		}
	}
	if norm > 0 {
		sum *= float64(m.unit) / math.Sqrt(norm)
	}
	return 1 / (1 + math.Exp(-sum-float64(m.bias)))
}

const faultMagic = "tcrbot-faults-1\n"

func (m *faultModel) encode() []byte {
	w := sectionWriter(faultMagic)
	w.section(binary.LittleEndian.AppendUint64(nil, m.stamp))
	w.section(floatBytes([]float32{m.bias, m.unit}))
	var hashes, weights []byte
	for i, h := range m.hashes {
		hashes = binary.LittleEndian.AppendUint32(hashes, h)
		weights = binary.LittleEndian.AppendUint16(weights, uint16(m.weights[i]))
	}
	w.section(hashes)
	w.section(weights)
	return w
}

func decodeFaults(data []byte) (*faultModel, error) {
	if len(data) < len(faultMagic) || string(data[:len(faultMagic)]) != faultMagic {
		return nil, fmt.Errorf("faults: not a file of the fault model; run go generate ./knowledge")
	}
	r := sectionReader{rest: data[len(faultMagic):]}
	m := &faultModel{stamp: r.uint64()}
	numbers, hashes, weights := r.floats(), r.section(), r.section()
	if r.short || len(r.rest) > 0 || len(numbers) != 2 || len(hashes) != 2*len(weights) || len(weights)%2 != 0 {
		return nil, fmt.Errorf("faults: damaged; run go generate ./knowledge")
	}
	m.bias, m.unit = numbers[0], numbers[1]
	for i := 0; i < len(weights); i += 2 {
		m.hashes = append(m.hashes, binary.LittleEndian.Uint32(hashes[2*i:]))
		m.weights = append(m.weights, int16(binary.LittleEndian.Uint16(weights[i:])))
	}
	return m, nil
}
