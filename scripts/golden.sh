#!/usr/bin/env bash
# Runs, with -update, the tests of every package that has golden files. Other packages do not know the flag.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

require_go
packages=()
while IFS= read -r folder; do
  packages+=("$folder")
done < <(grep -rl --include='*_test.go' 'flag.Bool("update"' cmd config graph loaders queries schema | xargs -n 1 dirname | sort -u | sed 's,^,./,')
[ ${#packages[@]} -gt 0 ] || fail "no package has golden files"
go test "${packages[@]}" -update
