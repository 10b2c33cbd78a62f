package knowledge

import "unsafe"

// asInt8 reads bytes as signed ones without a copy: the embedded model is megabytes that need not be on the heap. The
// result must not be written to.
func asInt8(b []byte) []int8 {
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
}
