package config

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestSearchOrder: the first directory that has a file wins, and within it YAML
// before TOML before JSON; files are not mixed.
func TestSearchOrder(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"nothing", nil, ""},
		{"working directory first", []string{"work/demarche.json", "user/demarche.yaml", "system/demarche.yaml"}, "work/demarche.json"},
		{"user before system", []string{"user/demarche.toml", "system/demarche.yaml"}, "user/demarche.toml"},
		{"system last", []string{"system/demarche.yml"}, "system/demarche.yml"},
		{"yaml before yml", []string{"work/demarche.yml", "work/demarche.yaml"}, "work/demarche.yaml"},
		{"toml before json", []string{"work/demarche.json", "work/demarche.toml"}, "work/demarche.toml"},
		{"other names are not ours", []string{"work/demarche.yaml.bak", "work/demarche", "work/other.yaml"}, ""},
		{"a dropped format behind a good file", []string{"work/demarche.yaml", "work/demarche.ini"}, "work/demarche.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			for _, name := range tt.files {
				writeFile(t, root, name, contentFor(name))
			}
			dirs := []string{filepath.Join(root, "work"), filepath.Join(root, "user"), filepath.Join(root, "system")}
			cfg := mustLoad(t, Sources{Dirs: dirs})
			wantOrigin, wantStore := "default", Default().Store
			if tt.want != "" {
				wantOrigin, wantStore = "file "+filepath.Join(root, tt.want), tt.want
			}
			if cfg.Store != wantStore || cfg.Origin("store") != wantOrigin {
				t.Errorf("got %q from %q, want %q from %q", cfg.Store, cfg.Origin("store"), wantStore, wantOrigin)
			}
		})
	}
}

// contentFor sets the store to the file's own name, in the file's format.
func contentFor(name string) string {
	switch filepath.Ext(name) {
	case ".json":
		return `{"store": "` + name + `"}`
	case ".toml":
		return `store = "` + name + `"`
	}
	return "store: " + name
}

// TestNamedFile: --config before Sources.File before DEMARCHE_CONFIG, each of them
// instead of the search.
func TestNamedFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"flag.yaml", "caller.yaml", "env.yaml", "demarche.yaml"} {
		writeFile(t, dir, name, contentFor(name))
	}
	path := func(name string) string { return filepath.Join(dir, name) }
	environ := []string{EnvFile + "=" + path("env.yaml")}
	tests := []struct {
		name string
		src  Sources
		want string
	}{
		{"search", Sources{Dirs: []string{dir}}, "demarche.yaml"},
		{"environment", Sources{Dirs: []string{dir}, Environ: environ}, "env.yaml"},
		{"caller", Sources{Dirs: []string{dir}, Environ: environ, File: path("caller.yaml")}, "caller.yaml"},
		{"flag", Sources{Environ: environ, File: path("caller.yaml"), Flags: parsed(t, "--config", path("flag.yaml"))}, "flag.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if cfg := mustLoad(t, tt.src); cfg.Store != tt.want {
				t.Errorf("read %q, want %q", cfg.Store, tt.want)
			}
		})
	}
	wantProblem(t, Sources{Flags: parsed(t, "--config=")}, ErrFile, "--config: expected the name of a file")
}

// TestUnusableFiles: what is not a small readable text file gets one clear line.
func TestUnusableFiles(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string { return writeFile(t, dir, name, text) }
	if err := os.Mkdir(filepath.Join(dir, "dir.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, want string }{
		{"absent", filepath.Join(dir, "absent.yaml"), "absent.yaml: "},
		{"directory", filepath.Join(dir, "dir.yaml"), "dir.yaml: this is a directory, expected a file"},
		{"huge", file("huge.yaml", "#"+strings.Repeat("x", maxFileBytes)), "huge.yaml: the file is larger than 1MiB"},
		{"latin 1", file("latin.yaml", "# caf\xe9\n"), "latin.yaml: line 1 is not UTF-8 text"},
		{"bad byte later", file("later.toml", "store = \"a\"\n\n# \xff\n"), "later.toml: line 3 is not UTF-8 text"},
		{"utf 16", file("utf16.json", "\xff\xfe{\x00}\x00"), "utf16.json: line 1 is not UTF-8 text"},
		{"binary", file("binary.yaml", "\x00\x01\x02"), "binary.yaml:1: not valid YAML"},
		{"no extension", file("noext", "store: a"), `the format is told by the extension, and "" is none of`},
		{"toml depth", file("deep.toml", "x = 1\na = "+strings.Repeat("[", 1<<19)), "deep.toml:2: more than 100 brackets are open"},
		{"json depth", file("deep.json", strings.Repeat("[", 1<<19)), "deep.json:1: more than 100 brackets are open"},
		{"yaml depth", file("deep.yaml", strings.Repeat("[", 1<<19)), "deep.yaml:1: not valid YAML: exceeded max depth"},
		{"yaml block depth", file("block.yaml", "a:\n "+strings.Repeat("- ", 1<<18)), "not valid YAML: exceeded max depth"},
		{"toml dots", file("dots.toml", strings.Repeat("a.", 1<<18)+"a = 1"), `key "a.a.a.a" is unknown`},
		{"yaml sections", file("sections.yaml", strings.Repeat("{a: ", 5000)+"1"+strings.Repeat("}", 5000)), `key "a.a.a.a" is unknown`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(Sources{File: tt.path})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %.300v, want %s", err, tt.want)
			}
			if n := len(err.Error()); n > 400+len(tt.path) {
				t.Errorf("the message has %d bytes", n)
			}
		})
	}
	wantCause(t, Sources{File: tests[0].path}, fs.ErrNotExist)
}

func wantCause(t *testing.T, src Sources, cause error) {
	t.Helper()
	wantProblem(t, src, ErrFile, "")
	wantProblem(t, src, cause, "")
}

func TestUnreadableFile(t *testing.T) {
	file := writeFile(t, t.TempDir(), "demarche.yaml", "store: a\n")
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if readable, err := os.Open(file); err == nil {
		// Root may read every file, so for root the settings must be there.
		readable.Close()
		if cfg := mustLoad(t, Sources{File: file}); cfg.Store != "a" {
			t.Errorf("read %q", cfg.Store)
		}
		return
	}
	wantCause(t, Sources{File: file}, fs.ErrPermission)
	wantCause(t, Sources{Dirs: []string{filepath.Dir(file)}}, fs.ErrPermission)
}

// TestPlainEdges: what looks odd and is fine.
func TestPlainEdges(t *testing.T) {
	tests := []struct{ name, text string }{
		{"empty.yaml", ""}, {"empty.toml", ""}, {"empty.json", ""}, {"blank.json", " \n"}, {"null.json", "null"},
		{"comment.yaml", "# nothing\n"}, {"marker.yaml", "---\n"}, {"object.json", "{}"}, {"braces.yaml", "{}"},
		{"bom.yaml", "\ufeffstore: ./demarche.db\n"}, {"bom.json", "\ufeff{}"}, {"bom.toml", "\ufeff"},
		{"crlf.yaml", "store: ./demarche.db\r\nserve:\r\n  insecure: false\r\n"}, {"crlf.toml", "store = \"./demarche.db\"\r\n"},
		{"UPPER.YAML", "store: ./demarche.db\n"}, {"section.json", `{"serve": null, "store": null}`},
	}
	for _, tt := range tests {
		cfg, err := Load(Sources{File: writeFile(t, t.TempDir(), tt.name, tt.text)})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if cfg.Store != Default().Store || cfg.Serve.Listen != Default().Serve.Listen {
			t.Errorf("%s changed the settings: %+v", tt.name, cfg)
		}
	}
}

// TestSearchMeetsOddities: a directory or dangling link where the file should be is
// not "no file", but a home that is not a directory is.
func TestSearchMeetsOddities(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "demarche.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, Sources{Dirs: []string{dir}}, ErrFile, "this is a directory")

	home := writeFile(t, t.TempDir(), "home", "")
	mustLoad(t, Sources{Dirs: []string{filepath.Join(home, "demarche"), filepath.Join(dir, "absent")}})

	if runtime.GOOS == "windows" {
		return // links need a privilege there
	}
	links := t.TempDir()
	if err := os.Symlink("nowhere", filepath.Join(links, "demarche.yaml")); err != nil {
		t.Fatal(err)
	}
	wantCause(t, Sources{Dirs: []string{links}}, fs.ErrNotExist)

	loop := filepath.Join(links, "loop.yaml")
	if err := os.Symlink("loop.yaml", loop); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, Sources{File: loop}, ErrFile, "loop.yaml: too many")
}

func TestSystemDir(t *testing.T) {
	programData := func(string) string { return "D:\\Data" }
	nothing := func(string) string { return "" }
	if got := systemDir("linux", programData); got != "/etc/demarche" {
		t.Errorf("linux: %q", got)
	}
	if got := systemDir("windows", programData); got != filepath.Join("D:\\Data", "demarche") {
		t.Errorf("windows: %q", got)
	}
	if got := systemDir("windows", nothing); got != "" {
		t.Errorf("windows without ProgramData: %q", got)
	}
}

func TestSystemLooksInThreePlaces(t *testing.T) {
	t.Setenv("HOME", "/home/reader")
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("AppData", "/home/reader")
	src := System(nil)
	if src.File != "" || len(src.Dirs) < 2 || src.Dirs[0] != "." {
		t.Fatalf("looks in %q", src.Dirs)
	}
	if user := src.Dirs[1]; !strings.HasPrefix(filepath.ToSlash(user), "/home/reader/") || filepath.Base(user) != "demarche" {
		t.Errorf("the user's directory is %q", user)
	}
}
