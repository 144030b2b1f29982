package config

import (
	"sync"
	"sync/atomic"
)

// Holder keeps the current settings of a long-running process and replaces them
// when asked, on SIGHUP for instance. Readers never see half of a change, because
// a reload makes a new Config instead of editing the old one.
type Holder struct {
	sources Sources
	current atomic.Pointer[Config]
	reload  sync.Mutex // one at a time, so that the last one asked for stays
}

// NewHolder loads the settings for the first time.
func NewHolder(src Sources) (*Holder, error) {
	cfg, err := Load(src)
	if err != nil {
		return nil, err
	}
	h := &Holder{sources: src}
	h.current.Store(cfg)
	return h, nil
}

// Current returns the settings of this moment. Whoever handles one request should
// ask once and use that answer throughout.
func (h *Holder) Current() *Config { return h.current.Load() }

// Reload reads the sources again: the file as it is now, the environment and the
// flags as they were. On an error the old settings stay.
func (h *Holder) Reload() error {
	h.reload.Lock()
	defer h.reload.Unlock()
	cfg, err := Load(h.sources)
	if err != nil {
		return err
	}
	h.current.Store(cfg)
	return nil
}
