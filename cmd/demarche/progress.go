package main

import (
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/demarche-kg/demarche/loaders"
)

// progress shows how a long run goes: a bar on a terminal, a log line every ten seconds elsewhere.
type progress struct {
	bar  *progressbar.ProgressBar
	log  *slog.Logger
	last time.Time
}

func (a *app) newProgress() *progress {
	p := &progress{log: a.log, last: time.Now()}
	if f, ok := a.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) && !a.json {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription("reading articles"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

func (p *progress) show(r loaders.Report) {
	if p.bar != nil {
		_ = p.bar.Set(r.Read + r.Skipped) // a bar that cannot be drawn is no reason to stop
		return
	}
	if time.Since(p.last) >= 10*time.Second {
		p.last = time.Now()
		p.log.Info("ingesting", "read", r.Read, "skipped", r.Skipped, "stored", r.Stored, "events", r.Events,
			"articles_per_second", float64(r.Read)/max(r.Elapsed.Seconds(), 0.001))
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
