package config

import (
	"regexp"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// EnvFile is the environment variable that names the settings file, as --config
// does. It is not a setting, because a file cannot name itself.
const EnvFile = "DEMARCHE_CONFIG"

// notOurs matches variables with our prefix that are not settings: those of our
// tests, and those Kubernetes puts into every container beside a service named
// "demarche" (DEMARCHE_SERVICE_HOST, DEMARCHE_PORT_8080_TCP_ADDR, …).
var notOurs = regexp.MustCompile(`^DEMARCHE_(TEST_.*|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\d+_(TCP|UDP|SCTP)(_.*)?)?)$`)

// variables picks our variables out of "NAME=value" lines. As in os.Getenv the
// first of a name counts; an empty one is not set.
func variables(environ []string) map[string]string {
	ours := map[string]string{}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if runtime.GOOS == "windows" {
			name = strings.ToUpper(name) // names there are the same in any case
		}
		if _, seen := ours[name]; seen || !strings.HasPrefix(name, envPrefix) {
			continue
		}
		ours[name] = value
	}
	for name, value := range ours {
		if value == "" {
			delete(ours, name)
		}
	}
	return ours
}

// envLayer reads the settings among the variables and reports those that are
// neither settings nor known to be someone else's.
func envLayer(vars map[string]string, fields []field, found *problems) []assignment {
	var layer []assignment
	for _, f := range fields {
		text, ok := vars[f.env()]
		if !ok {
			continue
		}
		at := place{layer: fromEnv, name: f.env()}
		value, err := f.parseText(text)
		if err != nil {
			found.add(badValue(f, at, err))
			continue
		}
		layer = append(layer, assignment{f, value, at})
	}
	reportUnknown(vars, fields, found)
	return layer
}

// parseText is parse for text from outside the program, which may be any bytes.
func (f field) parseText(text string) (any, error) {
	if !utf8.ValidString(text) {
		return nil, &valueError{ErrInvalid, "the value is not UTF-8 text"}
	}
	return f.parse(text)
}

func reportUnknown(vars map[string]string, fields []field, found *problems) {
	known := []string{EnvFile}
	for _, f := range fields {
		known = append(known, f.env())
	}
	var unknown []string
	for name := range vars {
		if !slices.Contains(known, name) && !notOurs.MatchString(name) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		text := withSuggestion("this variable is unknown", suggestVariable(name, fields))
		found.add(&Problem{Place: clip(name), Text: text, Kind: ErrUnknown})
	}
}

// suggestVariable compares the names without the prefix, which all share.
func suggestVariable(wrong string, fields []field) string {
	keys := []string{"config"}
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	nearest := suggest(strings.TrimPrefix(wrong, envPrefix), keys)
	if nearest == "" {
		return ""
	}
	return envPrefix + strings.ToUpper(strings.ReplaceAll(nearest, ".", "_"))
}
