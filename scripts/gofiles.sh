#!/usr/bin/env bash
# Lists the Go files of the project, leaving out what npm may have put below web/.
set -euo pipefail
cd "$(dirname "$0")/.."
find . -name node_modules -prune -o -name '.git' -prune -o -name '*.go' -print | sort
