#!/usr/bin/env bash
# Starts a server with the bundled article, and uses its playground in a headless browser as a reader would.
#
#   scripts/test-browser.sh LOGS
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

logs=${1:?usage: scripts/test-browser.sh LOGS}
left_out=77
if reason=$(node_missing); then
  echo "$reason"
  exit "$left_out"
fi
if ! CHROMIUM=$(scripts/chromium.sh 2>&1); then
  echo "$CHROMIUM"
  exit "$left_out"
fi

work=$(mktemp -d)
server=

# stop ends the server by its own id, whatever happened before.
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

# address waits for the line in which the server says where it listens.
address() {
  local url tries=0
  while [ "$tries" -lt 300 ]; do
    url=$(sed -n 's,^.* on \(http://[^ ]*/\) .*,\1,p' "$work/serve.out")
    if [ -n "$url" ]; then
      echo "$url"
      return 0
    fi
    kill -0 "$server" 2>/dev/null || return 1
    sleep 0.2
    tries=$((tries + 1))
  done
  return 1
}

scripts/web.sh --if-older
scripts/build.sh
bin/demarche ingest --store "$work/news.db" examples/troop-costs.txt
bin/demarche serve --store "$work/news.db" --listen 127.0.0.1:0 >"$work/serve.out" 2>"$logs/serve.log" </dev/null &
server=$!
if ! url=$(address); then
  cat "$work/serve.out" "$logs/serve.log" >&2
  fail "the server did not start"
fi
node -e 'fetch(process.argv[1] + "healthz").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$url" ||
  fail "the server at $url is not healthy"

export CHROMIUM EXPECT=8000000000 SCREENSHOT=$logs/playground.png
npm --silent --prefix web test -- "$url"

kill "$server"
status=0
wait "$server" || status=$?
server=
[ "$status" -eq 0 ] || fail "the server ended with $status when it was told to stop"
