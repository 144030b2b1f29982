#!/usr/bin/env bash
# Runs every Go test, with the race detector where there is a C compiler, and lists the tests that were skipped.
#
#   scripts/test-go.sh LOGS
#
# With DEMARCHE_TEST_ALL=1 a skipped test is a failure, but for those that read the data which stands beside the
# project and is no part of it: their messages name it ("shared", "beside the project"). A training that would take
# many minutes under the race detector is then run without it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

logs=${1:?usage: scripts/test-go.sh LOGS}
allowed='shared|beside the project|DEMARCHE_TEST_RETRAIN'
flags=(-timeout 20m)
without=
: >"$logs/go-skipped-tests.txt"
if have cc || have gcc; then
  flags+=(-race)
elif [ "${DEMARCHE_TEST_ALL-}" = 1 ]; then
  fail "there is no C compiler, and the race detector needs one"
else
  without="the race detector: there is no C compiler"
fi

status=0
if [ -n "$without" ]; then echo "$without"; fi >"$logs/go-skipped.txt"
go test -json "${flags[@]}" ./... 2>&1 | tee "$logs/go-test.json" |
  awk -v skips="$logs/go-skipped-tests.txt" -f scripts/gotest.awk || status=$?
cat "$logs/go-skipped-tests.txt" >>"$logs/go-skipped.txt"
if [ "${DEMARCHE_TEST_ALL-}" = 1 ] && grep -viE "$allowed" "$logs/go-skipped.txt" >"$logs/go-not-allowed.txt"; then
  echo "DEMARCHE_TEST_ALL=1, but these tests were skipped:"
  sed 's/^/  /' "$logs/go-not-allowed.txt"
  status=1
fi
if [ "${DEMARCHE_TEST_ALL-}" = 1 ] && [ -d ../shared/data/treebanks ]; then
  DEMARCHE_TEST_RETRAIN=1 go test -run Fresh ./loaders/nlp/train/... || status=$?
fi
exit "$status"
