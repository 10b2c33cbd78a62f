package fakeslack

import (
	"encoding/json"
	"maps"
	"strconv"
)

// Object is a JSON object.
type Object = map[string]any

func str(o Object, key string) string {
	s, _ := o[key].(string)
	return s
}

func obj(o Object, key string) Object {
	v, _ := o[key].(Object)
	return v
}

func list(o Object, key string) []any {
	v, _ := o[key].([]any)
	return v
}

func flag(o Object, key string) bool {
	v, _ := o[key].(bool)
	return v
}

// objects are the objects of a list; what is none is left out.
func objects(l []any) []Object {
	var out []Object
	for _, v := range l {
		if o, ok := v.(Object); ok {
			out = append(out, o)
		}
	}
	return out
}

// scalar is a JSON value as a form would carry it.
func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return encode(v)
	}
}

// encode is JSON; the values here always have one.
func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(data)
}

// clone copies JSON deeply, so that nobody changes what somebody else holds.
func clone[T any](v T) T {
	var out T
	_ = json.Unmarshal([]byte(encode(v)), &out)
	return out
}

// merged is base with the keys of more over it.
func merged(base Object, more ...Object) Object {
	out := maps.Clone(base)
	if out == nil {
		out = Object{}
	}
	for _, m := range more {
		maps.Copy(out, m)
	}
	return out
}
