package config

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// validate checks the settings that win, alone where their tags cannot say it and
// against each other.
func (c *Config) validate(found *problems) {
	c.report("store", checkStore(c.Store), found)
	c.report("serve.listen", checkListen(c.Serve.Listen), found)
	for _, origin := range c.Serve.CORSOrigins {
		c.report("serve.cors_origins", checkOrigin(origin), found)
	}
	if !found.cloud("serve") {
		c.report("serve.listen", c.Serve.checkExposure(), found)
	}
	if !found.cloud("limits") {
		c.report(c.stronger("limits.page_default", "limits.page_max"), c.Limits.checkPages(), found)
		c.report(c.stronger("limits.document_bytes", "limits.body_bytes"), c.Limits.checkSizes(), found)
	}
}

// report adds an error about a key at the place its value came from.
func (c *Config) report(key string, err error, found *problems) {
	if err == nil {
		return
	}
	f := field{key: key}
	found.add(badValue(f, c.origins[key], err))
}

// stronger is the key whose value was read in the later layer: of two settings that
// contradict each other, the one somebody wrote.
func (c *Config) stronger(a, b string) string {
	if c.origins[b].layer > c.origins[a].layer {
		return b
	}
	return a
}

func invalid(format string, args ...any) error {
	return &valueError{ErrInvalid, fmt.Sprintf(format, args...)}
}

// checkStore accepts the three kinds of store. A URL may carry a password, so it
// is never quoted, and neither is the library's error, which would quote it.
func checkStore(store string) error {
	scheme, _, isURL := strings.Cut(store, "://")
	switch {
	case store == "":
		return invalid("expected a directory, memory: or a postgres:// URL, got nothing")
	case strings.ContainsRune(store, 0):
		return invalid("a path cannot contain a zero byte")
	case isURL && scheme != "postgres" && scheme != "postgresql":
		return invalid("stores of scheme %s do not exist; expected a directory, memory: or a postgres:// URL", quote(scheme))
	case isURL:
		return checkPostgres(store)
	case strings.HasPrefix(store, "memory:") && store != "memory:":
		return invalid("nothing may follow memory:; a store in memory has no name")
	}
	return nil
}

func checkPostgres(store string) error {
	u, err := url.Parse(store)
	if err != nil || u.Hostname() == "" {
		return invalid("not a usable URL; expected postgres://user@host:5432/database")
	}
	return nil
}

// checkListen accepts "host:port" with a numeric port; an empty host is every
// address of the machine.
func checkListen(listen string) error {
	host, port, err := net.SplitHostPort(listen)
	n, notNumber := strconv.ParseUint(port, 10, 16)
	if err != nil || notNumber != nil || strconv.FormatUint(n, 10) != port {
		return invalid("expected an address and a port such as 127.0.0.1:8080, got %s", quote(listen))
	}
	if strings.ContainsAny(host, "/ \t\n\x00") {
		return invalid("the address in %s is neither a name nor a number", quote(listen))
	}
	return nil
}

// checkExposure refuses to serve other machines without asking them for a token.
func (s Serve) checkExposure() error {
	if s.Token != "" || s.Insecure || isLoopback(s.Listen) {
		return nil
	}
	return invalid("%s can be reached from other machines; set serve.token_file or serve.token, or serve.insecure to allow anyone", quote(s.Listen))
}

// isLoopback is sure of numbers and "localhost" only; any other name may resolve
// to anything.
func isLoopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// checkOrigin accepts an origin as browsers send it. "*" is refused because any
// page on the web could then read a graph served on the loopback address.
func checkOrigin(origin string) error {
	if origin == "*" {
		return invalid(`"*" would let every web page read the graph; name the origins`)
	}
	u, err := url.Parse(origin)
	if err != nil || !slices.Contains([]string{"http", "https"}, u.Scheme) || u.Host == "" || u.Scheme+"://"+u.Host != origin {
		return invalid("expected an origin such as https://news.example without a path, got %s", quote(origin))
	}
	return nil
}

func (l Limits) checkPages() error {
	if l.PageDefault > l.PageMax {
		return invalid("limits.page_default is %d, above limits.page_max, which is %d", l.PageDefault, l.PageMax)
	}
	return nil
}

func (l Limits) checkSizes() error {
	if l.DocumentBytes > l.BodyBytes {
		return invalid("limits.document_bytes is %s, above limits.body_bytes, which is %s", l.DocumentBytes, l.BodyBytes)
	}
	return nil
}
