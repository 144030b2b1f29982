#!/usr/bin/env bash
# Prints what each stage of reading costs: words a second of user CPU on one core, heap allocations a token.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

require_go
GOMAXPROCS=1 go test ./loaders/nlp/english -run '^$' -bench '^BenchmarkStages$' -benchtime 1x
