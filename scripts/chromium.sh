#!/usr/bin/env bash
# Prints the path of a Chromium or Chrome that starts, or says that there is none. CHROMIUM names one outright.
set -euo pipefail

candidates() {
  [ -z "${CHROMIUM-}" ] || { echo "$CHROMIUM" && return; }
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" || true
  done
  echo "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  echo "/Applications/Chromium.app/Contents/MacOS/Chromium"
}

while IFS= read -r browser; do
  # Ubuntu's chromium-browser is a script that only says where to get a snap, and fails.
  if [ -x "$browser" ] && "$browser" --version >/dev/null 2>&1 </dev/null; then
    echo "$browser"
    exit 0
  fi
done < <(candidates)
echo "no Chromium or Chrome that starts was found: install one, or name it in CHROMIUM" >&2
exit 1
