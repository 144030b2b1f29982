# Sourced by the other scripts: what the machine must have, and clear words where it has not.
# shellcheck shell=bash

# say prints a heading, so that long output can be found one's way in.
say() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least 1.25 1.26.8 is true. Only major and minor count.
version_at_least() {
  local want_major=${1%%.*} want_minor=${1#*.} major minor
  major=${2%%.*}
  minor=${2#*.}
  minor=${minor%%[!0-9]*}
  case $major$minor in '' | *[!0-9]*) return 1 ;; esac
  [ "$major" -gt "$want_major" ] || { [ "$major" -eq "$want_major" ] && [ "$minor" -ge "$want_minor" ]; }
}

go_minimum=1.25

# require_go ends the script where Go is missing or too old. A Go from 1.21 on fetches a newer one by itself, unless it
# was told not to, so what counts is what "go" becomes in this folder.
require_go() {
  local advice="get Go $go_minimum or newer from https://go.dev/dl/ and put its bin folder on PATH" version
  have go || fail "Go is not installed: $advice"
  version=$(go env GOVERSION 2>/dev/null) || version=
  version=${version##*go}
  if ! version_at_least "$go_minimum" "${version:-0.0}"; then
    version=$(cd / && GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || version=
    version=${version#go}
    fail "Go ${version:-of this version} is too old: $advice"
  fi
}

# require_data FOLDER COMMAND ends the script where the folder of the public data is not there. It is named by
# "make COMMAND DATA=…".
require_data() {
  [ -d "$1" ] || fail "there is no folder $1: name the one that holds the public data by make $2 DATA=…"
}

node_minimum=20

# node_missing says why the browser pages cannot be built, and is false where they can.
node_missing() {
  local version
  if ! have node || ! have npm; then
    echo "Node is not installed (Node $node_minimum or newer and its npm build the playground)"
    return 0
  fi
  version=$(node --version 2>/dev/null) || version=
  if ! version_at_least "$node_minimum.0" "${version#v}"; then
    echo "Node ${version#v} is too old (Node $node_minimum or newer builds the playground)"
    return 0
  fi
  return 1
}
