package config

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/pflag"
)

// keyAnnotation marks a flag with the key it sets. The binding travels with the
// flag, so Load finds it in whatever set cobra merged the flag into.
const keyAnnotation = "demarche_config_key"

// fileFlag is the flag that names the settings file.
const fileFlag = "config"

// RegisterFlags adds the flags every command has: --config, --store, --log-level
// and --log-format. It fails if the set has one of them already.
func RegisterFlags(flags *pflag.FlagSet) error {
	if flags.Lookup(fileFlag) != nil {
		return fmt.Errorf("config: adding flag %q: it exists already", fileFlag)
	}
	flags.String(fileFlag, "", "settings `file`; without it demarche.yaml is looked for")
	return errors.Join(
		AddFlag(flags, "store", "store"),
		AddFlag(flags, "log-level", "log.level"),
		AddFlag(flags, "log-format", "log.format"),
	)
}

// AddFlag adds a flag of a setting's type, documentation and default, and binds
// it to the setting. A command adds the flags it offers:
//
//	config.AddFlag(cmd.Flags(), "listen", "serve.listen")
//
// It fails for an unknown key, a flag that exists, and a secret.
func AddFlag(flags *pflag.FlagSet, name, key string) error {
	f, err := flagField(name, key)
	if err != nil {
		return err
	}
	if flags.Lookup(name) != nil {
		return fmt.Errorf("config: adding flag %q: it exists already", name)
	}
	usage := f.doc
	if f.oneof != nil {
		usage += ": " + f.expected()
	}
	switch value := f.get(Default()).(type) {
	case bool:
		flags.Bool(name, value, usage)
	case int:
		flags.Int(name, value, usage)
	case time.Duration:
		flags.Duration(name, value, usage)
	case []string:
		flags.StringSlice(name, value, usage)
	default:
		flags.String(name, f.format(value), usage)
	}
	return BindFlag(flags, name, key)
}

// BindFlag makes an existing flag set a key when it is given on the command line.
// The flag's own default does not count. It fails for an unknown key or flag, and
// for a secret.
func BindFlag(flags *pflag.FlagSet, name, key string) error {
	if _, err := flagField(name, key); err != nil {
		return err
	}
	if err := flags.SetAnnotation(name, keyAnnotation, []string{key}); err != nil {
		return fmt.Errorf("config: binding flag %q: %w", name, err)
	}
	return nil
}

func flagField(name, key string) (field, error) {
	fields := settingFields()
	i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
	if i < 0 {
		return field{}, fmt.Errorf("config: binding flag %q: %w %q", name, ErrUnknown, key)
	}
	if fields[i].secret {
		return field{}, fmt.Errorf("config: binding flag %q: %w: %q is secret and command lines are public", name, ErrInvalid, key)
	}
	return fields[i], nil
}

// flagLayer reads the bound flags that were given.
func flagLayer(flags *pflag.FlagSet, fields []field, found *problems) []assignment {
	var layer []assignment
	visit(flags, func(flag *pflag.Flag, key string) {
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		if i < 0 {
			return // not ours: BindFlag refuses unknown keys
		}
		at := place{layer: fromFlag, name: flag.Name}
		value, err := flagValue(fields[i], flag.Value)
		if err != nil {
			found.add(badValue(fields[i], at, err))
			return
		}
		layer = append(layer, assignment{fields[i], value, at})
	})
	return layer
}

// flagValue takes a list as a list, so that its items may contain commas.
func flagValue(f field, value pflag.Value) (any, error) {
	if list, ok := value.(pflag.SliceValue); ok {
		if _, isList := f.get(Default()).([]string); isList {
			items := list.GetSlice()
			return items, f.check(items)
		}
	}
	return f.parseText(value.String())
}

// visit calls do for every bound flag given on the command line, by name.
func visit(flags *pflag.FlagSet, do func(flag *pflag.Flag, key string)) {
	if flags == nil {
		return
	}
	flags.Visit(func(flag *pflag.Flag) {
		for _, key := range flag.Annotations[keyAnnotation] {
			do(flag, key)
		}
	})
}

// namedFile is the file named by --config, else by the caller, else by
// DEMARCHE_CONFIG. A --config without a name is a mistake, not a search.
func namedFile(src Sources, vars map[string]string, found *problems) string {
	if src.Flags != nil && src.Flags.Changed(fileFlag) {
		name := src.Flags.Lookup(fileFlag).Value.String()
		if name == "" {
			found.add(&Problem{Place: "--" + fileFlag, Text: "expected the name of a file", Kind: ErrFile})
		}
		return name
	}
	if src.File != "" {
		return src.File
	}
	return vars[EnvFile]
}
