#!/usr/bin/env bash
# Prints how well each stage reads the public annotated data.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

data=${1:?usage: scripts/scores.sh DATA}
require_go
require_data "$data" scores
go run ./cmd/demarche-models score --data "$data"
