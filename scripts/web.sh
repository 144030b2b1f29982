#!/usr/bin/env bash
# Builds the playground's pages into schema/playground/dist, where the next Go build embeds them.
#
#   scripts/web.sh             build
#   scripts/web.sh --if-older  build only where a source is newer than what was built
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

built=schema/playground/dist/index.html

up_to_date() {
  [ -f "$built" ] && [ -z "$(find web -name node_modules -prune -o -type f -newer "$built" -print)" ]
}

if reason=$(node_missing); then
  fail "$reason: get it from https://nodejs.org/"
fi
if [ "${1-}" = --if-older ] && up_to_date; then
  exit 0
fi
cd web
npm ci --no-progress
npm run typecheck
npm run build
