package localslack

import "encoding/json"

// Words is an element's text: an object in a button, a bare string in a context block.
type Words string

// UnmarshalJSON reads either.
func (w *Words) UnmarshalJSON(data []byte) error {
	var object Text
	if err := json.Unmarshal(data, &object); err == nil {
		*w = Words(object.Text)
		return nil
	}
	return json.Unmarshal(data, (*string)(w))
}
