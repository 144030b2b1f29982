package config

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// envPrefix begins every environment variable that is ours.
const envPrefix = "DEMARCHE_"

// field is one setting as its struct tags declare it.
type field struct {
	key    string   // dotted, as in a file: "serve.listen"
	doc    string   // one line, lower case, no full stop
	oneof  []string // the allowed texts, or none for any
	min    string   // written like a value of the field; "" for no bound
	max    string
	index  []int // for reflect's FieldByIndex on Config
	typ    reflect.Type
	secret bool
}

// settingFields lists the settings in the order of the struct. Sections are
// structs and are entered; everything else with a key is a setting.
func settingFields() []field {
	return fieldsOf(reflect.TypeFor[Config](), "", nil)
}

func fieldsOf(t reflect.Type, prefix string, index []int) []field {
	var list []field
	for i := range t.NumField() {
		sf := t.Field(i)
		if !sf.IsExported() {
			continue
		}
		key := prefix + sf.Tag.Get("key")
		at := append(append([]int(nil), index...), i)
		if sf.Type.Kind() == reflect.Struct {
			list = append(list, fieldsOf(sf.Type, key+".", at)...)
			continue
		}
		list = append(list, newField(sf, key, at))
	}
	return list
}

func newField(sf reflect.StructField, key string, index []int) field {
	f := field{
		key: key, doc: sf.Tag.Get("doc"), min: sf.Tag.Get("min"), max: sf.Tag.Get("max"),
		index: index, typ: sf.Type, secret: sf.Type == reflect.TypeFor[Secret](),
	}
	if list := sf.Tag.Get("oneof"); list != "" {
		f.oneof = strings.Split(list, ",")
	}
	return f
}

// env is the name of the field's environment variable.
func (f field) env() string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(f.key, ".", "_"))
}

// get reads the field out of a Config.
func (f field) get(c *Config) any {
	return reflect.ValueOf(c).Elem().FieldByIndex(f.index).Interface()
}

// format writes a value so that parse reads it back.
func (f field) format(value any) string {
	switch v := value.(type) {
	case []string:
		return strings.Join(v, ",")
	case time.Duration:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}

// expected says in words what the field takes.
func (f field) expected() string {
	if f.oneof != nil {
		return "one of " + strings.Join(f.oneof, ", ")
	}
	switch reflect.Zero(f.typ).Interface().(type) {
	case int:
		return "a whole number"
	case bool:
		return "true or false"
	case Bytes:
		return `a size such as 1048576 or "16MiB"`
	case time.Duration:
		return `a duration such as "10s"`
	case []string:
		return "a list of texts"
	}
	return "text"
}
