package knowledge

import (
	"cmp"
	"slices"
	"unsafe"
)

// asBytes reads a string as bytes without a copy: the embedded model is megabytes that need not be on the heap. The result must not be written to.
func asBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
