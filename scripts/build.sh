#!/usr/bin/env bash
# Builds bin/demarche: one static file, without cgo.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

require_go
CGO_ENABLED=0 go build -trimpath -o bin/demarche ./cmd/demarche
