#!/usr/bin/env bash
# Builds the program for every system it is made for, without cgo, and holds the Linux ones to be static.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# needs_loader: a program that is not static names its loader in a header of type INTERP.
needs_loader() {
  if have readelf; then
    readelf -lW "$1" | grep INTERP >/dev/null
  else
    LC_ALL=C grep -aE '/lib(64)?/ld-(linux|musl)' "$1" >/dev/null
  fi
}

for os in linux darwin windows; do
  for arch in amd64 arm64; do
    file=$work/demarche-$os-$arch
    CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -o "$file" ./cmd/demarche
    if [ "$os" = linux ] && needs_loader "$file"; then
      fail "the program for $os/$arch is not static"
    fi
    echo "$os/$arch: $(($(wc -c <"$file") / 1048576)) MiB"
  done
done
