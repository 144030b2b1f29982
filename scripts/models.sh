#!/usr/bin/env bash
# Rebuilds the tables and models that the program carries. The same data gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

data=${1:?usage: scripts/models.sh DATA}
require_go
require_data "$data" models
go run ./cmd/demarche-models gazetteer --data "$data"
vectors=$(scripts/vectors.sh)
go run ./cmd/demarche-models train clusters --vectors "$vectors"
go run ./cmd/demarche-models train lexicon --data "$data"
go run ./cmd/demarche-models train neural --data "$data" --vectors "$vectors"
go run ./cmd/demarche-models train names --data "$data"
go run ./cmd/demarche-models train ranker --data "$data"
go run ./cmd/demarche-models train events --data "$data"
