package config

import (
	"errors"
	"strings"
)

// maxTokenBytes bounds a token file; a larger file is another file by mistake.
const maxTokenBytes = 4 << 10

// readTokenFile settles serve.token against serve.token_file. The one set in the
// stronger layer wins, so that a variable overrides what a file says; in one layer
// they contradict each other.
func (c *Config) readTokenFile(found *problems) {
	direct, file := c.origins["serve.token"], c.origins["serve.token_file"]
	if c.Serve.TokenFile == "" || (c.Serve.Token != "" && direct.layer > file.layer) {
		c.report("serve.token", checkToken(string(c.Serve.Token)), found)
		return
	}
	if c.Serve.Token != "" && direct.layer == file.layer {
		c.report("serve.token_file", errors.New("serve.token is set too; keep one of them"), found)
		return
	}
	token, err := readToken(c.Serve.TokenFile)
	if err != nil {
		c.report("serve.token_file", invalid("reading %s: %v", quote(c.Serve.TokenFile), err), found)
		return
	}
	c.Serve.Token = token
	c.origins["serve.token"] = place{layer: fromFile, name: c.Serve.TokenFile}
}

// readToken reads a token, without the line end that editors put behind it.
func readToken(path string) (Secret, error) {
	data, err := readFile(path, maxTokenBytes)
	if err != nil {
		return "", err
	}
	token := strings.TrimRight(string(data), "\r\n")
	if token == "" {
		return "", errors.New("the file is empty")
	}
	return Secret(token), checkToken(token)
}

// checkToken accepts what an Authorization header can carry.
func checkToken(token string) error {
	for _, c := range []byte(token) {
		if c <= ' ' || c > '~' {
			return invalid("a token is visible ASCII characters without spaces")
		}
	}
	return nil
}
