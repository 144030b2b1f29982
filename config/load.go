package config

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Sources says where settings come from. Nothing else is looked at: tests inject
// all of it, and [System] fills it from the running process.
type Sources struct {
	// File is read instead of searching, and must exist. --config overrides it;
	// it overrides DEMARCHE_CONFIG.
	File string
	// Dirs are searched in order for demarche.yaml, .yml, .toml and .json.
	Dirs []string
	// Environ is "NAME=value" lines, as os.Environ gives them.
	Environ []string
	// Flags is a parsed set whose flags were bound by RegisterFlags, AddFlag or
	// BindFlag. It may be nil.
	Flags *pflag.FlagSet
}

// System is the sources of this process: its environment, and the working
// directory, the user's configuration directory and the system's. A machine
// without one of these directories has one place less to look.
func System(flags *pflag.FlagSet) Sources {
	dirs := []string{"."}
	if user, err := os.UserConfigDir(); err == nil {
		dirs = append(dirs, filepath.Join(user, fileName))
	}
	if system := systemDir(runtime.GOOS, os.Getenv); system != "" {
		dirs = append(dirs, system)
	}
	return Sources{Dirs: dirs, Environ: os.Environ(), Flags: flags}
}

func systemDir(goos string, getenv func(string) string) string {
	if goos != "windows" {
		return "/etc/" + fileName
	}
	if data := getenv("ProgramData"); data != "" {
		return filepath.Join(data, fileName)
	}
	return ""
}

// Load reads every source once and returns the settings, or an *Error with all
// that is wrong with them. It keeps no reference to the sources.
func Load(src Sources) (*Config, error) {
	var found problems
	fields, vars := settingFields(), variables(src.Environ)
	named := namedFile(src, vars, &found)
	layers := [][]assignment{
		fileLayer(named, src.Dirs, fields, &found),
		envLayer(vars, fields, &found),
		flagLayer(src.Flags, fields, &found),
	}
	cfg, err := overlay(fields, layers)
	if err != nil {
		return nil, err
	}
	cfg.readTokenFile(&found)
	cfg.validate(&found)
	if err := found.err(); err != nil {
		return nil, err
	}
	return cfg, nil
}

// overlay lays the layers over the defaults and decodes the result. The values
// are of the right types already, so a failure here is a fault of this package.
func overlay(fields []field, layers [][]assignment) (*Config, error) {
	v, defaults := viper.New(), Default()
	for _, f := range fields {
		v.SetDefault(f.key, f.get(defaults))
	}
	cfg := &Config{origins: map[string]place{}}
	for _, layer := range layers {
		if err := v.MergeConfigMap(nest(layer)); err != nil {
			return nil, fmt.Errorf("config: laying the layers over each other: %w", err)
		}
		for _, a := range layer {
			cfg.origins[a.field.key] = a.at
		}
	}
	if err := v.UnmarshalExact(cfg, strictly); err != nil {
		return nil, fmt.Errorf("config: decoding the settings: %w", err)
	}
	return cfg, nil
}

// strictly turns off viper's conversions: every value was converted where it was
// read.
func strictly(c *mapstructure.DecoderConfig) {
	c.TagName = "key"
	c.WeaklyTypedInput = false
	c.DecodeHook = nil
}

// nest turns assignments into the nested maps viper merges.
func nest(layer []assignment) map[string]any {
	tree := map[string]any{}
	for _, a := range layer {
		section, name := tree, a.field.key
		if head, rest, nested := strings.Cut(name, "."); nested {
			if tree[head] == nil {
				tree[head] = map[string]any{}
			}
			section, name = tree[head].(map[string]any), rest
		}
		section[name] = a.value
	}
	return tree
}
