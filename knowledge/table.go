package knowledge

import "encoding/binary"

// table maps 32-bit hashes to numbers. It lives in the bytes of the model file, so that opening it costs nothing and
// leaves nothing on the heap: slots of eight bytes, key and value, probed in a row; key 0 marks a free slot.
type table []byte

const slotSize = 8

// makeTable builds a table at most half full.
func makeTable(pairs map[uint32]uint32) table {
	slots := 16
	for slots < 2*len(pairs) {
		slots *= 2
	}
	t := make(table, slots*slotSize)
	for _, key := range sortedKeys(pairs) {
		at := t.find(key)
		binary.LittleEndian.PutUint32(t[at:], tableKey(key))
		binary.LittleEndian.PutUint32(t[at+4:], pairs[key])
	}
	return t
}

// get looks a hash up.
func (t table) get(key uint32) (uint32, bool) {
	if len(t) == 0 {
		return 0, false
	}
	at := t.find(key)
	if binary.LittleEndian.Uint32(t[at:]) == 0 {
		return 0, false
	}
	return binary.LittleEndian.Uint32(t[at+4:]), true
}

// find gives the offset of the key's slot, or of the free one where it would stand.
func (t table) find(key uint32) int {
	key = tableKey(key)
	mask := len(t)/slotSize - 1
	for i := int(key*0x9E3779B1>>8) & mask; ; i = (i + 1) & mask {
		at := i * slotSize
		if k := binary.LittleEndian.Uint32(t[at:]); k == key || k == 0 {
			return at
		}
	}
}

func tableKey(h uint32) uint32 { return max(h, 1) }

// filter tells most hashes that stand in no table at the cost of one bit, which the processor has at hand where a slot of
// a large table would have to be fetched. Its size is a power of two.
type filter []byte

// makeFilter builds a filter of so many bits for a table's keys.
func makeFilter(keys map[uint32]uint32, bits int) filter {
	f := make(filter, bits/8)
	for key := range keys {
		bit := f.bit(key)
		f[bit/8] |= 1 << (bit % 8)
	}
	return f
}

func (f filter) bit(key uint32) int { return int(key*0x9E3779B1>>7) & (len(f)*8 - 1) }

func (f filter) may(key uint32) bool {
	bit := f.bit(key)
	return bit/8 < len(f) && f[bit/8]&(1<<(bit%8)) != 0
}
