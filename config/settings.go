package config

import "net/url"

// Setting is one setting for people to read: `config show`, `config env` and the
// documentation are made of it.
type Setting struct {
	Key     string `json:"key"`
	Value   string `json:"value"` // as a variable would be written; secrets are redacted
	Default string `json:"default"`
	Origin  string `json:"origin"` // see Config.Origin
	Env     string `json:"env"`
	Doc     string `json:"doc"`
}

// Settings lists every setting, in an order that does not change.
func (c *Config) Settings() []Setting {
	fields, defaults := settingFields(), Default()
	list := make([]Setting, 0, len(fields))
	for _, f := range fields {
		list = append(list, Setting{
			Key:     f.key,
			Value:   f.show(c),
			Default: f.show(defaults),
			Origin:  c.origins[f.key].origin(),
			Env:     f.env(),
			Doc:     f.doc,
		})
	}
	return list
}

// show writes a value without what must stay secret: Secret hides itself, and the
// store's URL loses its password.
func (f field) show(c *Config) string {
	text := f.format(f.get(c))
	if f.key == "store" {
		return withoutPassword(text)
	}
	return text
}

// withoutPassword hides the password of a URL, in both places PostgreSQL reads it
// from. Other text is returned as it is.
func withoutPassword(store string) string {
	u, err := url.Parse(store)
	if err != nil || u.Host == "" {
		return store
	}
	query := u.Query()
	for _, name := range []string{"password", "sslpassword"} {
		if query.Has(name) {
			query.Set(name, "xxxxx")
			u.RawQuery = query.Encode()
		}
	}
	return u.Redacted()
}
