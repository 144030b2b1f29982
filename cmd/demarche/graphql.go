package main

import (
	"fmt"
	"time"

	"github.com/demarche-kg/demarche/schema"
	"github.com/demarche-kg/demarche/schema/guard"
)

// schemaOptions converts the settings that bound what a GraphQL request may ask for.
func (a *app) schemaOptions() schema.Options {
	l := a.cfg.Limits
	limits := guard.Default()
	limits.Bytes, limits.Tokens, limits.Nesting = int(l.DocumentBytes), l.Tokens, l.Nesting
	limits.Depth, limits.Aliases, limits.RootFields, limits.Fields = l.Depth, l.Aliases, l.RootFields, l.Fields
	return schema.Options{Limits: limits, BodyBytes: int64(l.BodyBytes), Timeout: time.Duration(l.Timeout),
		Concurrent: l.MaxConcurrency(), PageSize: l.PageDefault, MaxPageSize: l.PageMax, Origins: a.cfg.Serve.CORSOrigins,
		Logger: a.log}
}

// describe says what is wrong with a query, and where.
func describe(e *schema.Error) string {
	message := e.Message
	if len(e.Locations) > 0 {
		message = fmt.Sprintf("line %d, column %d: %s", e.Locations[0].Line, e.Locations[0].Column, message)
	}
	if e.Remedy != "" {
		message += "; " + e.Remedy
	}
	return message
}
