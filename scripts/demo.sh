#!/usr/bin/env bash
# Builds the program, reads the bundled article into a new store and prints what it says.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

store=bin/demo.db
article=examples/troop-costs.txt

# build_playground is no reason to fail: everything else works without.
build_playground() {
  local reason
  if reason=$(node_missing); then
    if [ -f schema/playground/dist/index.html ]; then
      playground=yes
      echo "as it was built before: $reason"
    else
      echo "left out: $reason"
    fi
  elif ! scripts/web.sh --if-older >bin/web.log 2>&1; then
    tail -n 5 bin/web.log >&2
    echo "left out: its build failed; all of what it said is in bin/web.log"
  else
    playground=yes
    echo "built"
  fi
}

# remove_store removes what an earlier demo made, and nothing else that may stand there.
remove_store() {
  [ -e "$store" ] || return 0
  local status=0
  bin/demarche stats --store "$store" >/dev/null 2>&1 || status=$?
  if [ "$status" -eq 11 ]; then
    fail "$store is in use by a running demarche: stop it, then run make demo again"
  fi
  rm -f "$store/graph.bolt" "$store/FORMAT" "$store/FORMAT.new"
  rmdir "$store" 2>/dev/null || fail "$store holds files that make demo did not make: move them away, then run it again"
}

mkdir -p bin
playground=

say "The playground"
build_playground

say "The program"
scripts/build.sh
bin/demarche version

say "Reading $article"
remove_store
bin/demarche ingest --store "$store" "$article"

say "Who demanded what from whom, when, for how much, according to whom?"
bin/demarche events --store "$store" --type DEMAND,APPEAL

say "And now"
cat <<END
Ask it yourself:     bin/demarche events --store $store --actor Japan
In GraphQL:          bin/demarche query --store $store '{events {edges {node {type content}}}}'
As a picture:        bin/demarche export --store $store --format dot | dot -Tsvg > demo.svg
END
if [ -n "$playground" ]; then
  echo "In the playground:   bin/demarche serve --store $store, then open http://127.0.0.1:8080/"
else
  echo "Over HTTP:           bin/demarche serve --store $store answers at http://127.0.0.1:8080/graphql"
fi
