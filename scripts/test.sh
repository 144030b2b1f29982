#!/usr/bin/env bash
# Checks everything, one step after the other, and says at the end what passed, failed and was left out.
#
#   scripts/test.sh            all steps
#   scripts/test.sh vet go     only these
#
# A step that lacks a tool is left out and says so; with DEMARCHE_TEST_ALL=1 that is a failure. What a step prints is
# kept in bin/log.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/toolchain.sh

steps="tools gofmt vet staticcheck shellcheck web go browser cross"
staticcheck_version=v0.7.0
log=$PWD/bin/log
left_out=77 # the exit code of a step that cannot be done here; its last line says why

leave_out() {
  echo "$*"
  exit "$left_out"
}

step_tools() { scripts/test-tools.sh; }

step_gofmt() {
  local unformatted
  # shellcheck disable=SC2046 # none of our files has a space in its name
  unformatted=$(gofmt -l $(scripts/gofiles.sh)) || exit 1
  [ -z "$unformatted" ] || fail "make fmt would change"$'\n'"$unformatted"
}

step_vet() { go vet ./...; }

step_staticcheck() {
  GOBIN=$log go install "honnef.co/go/tools/cmd/staticcheck@$staticcheck_version" ||
    leave_out "staticcheck $staticcheck_version could not be fetched"
  "$log/staticcheck" ./...
}

step_shellcheck() {
  have shellcheck || leave_out "shellcheck is not installed"
  shellcheck -x scripts/*.sh .ci/run
}

step_web() {
  local reason
  if reason=$(node_missing); then leave_out "$reason"; fi
  scripts/web.sh
}

step_go() { scripts/test-go.sh "$log"; }

step_browser() { scripts/test-browser.sh "$log"; }

step_cross() { scripts/test-cross.sh; }

passed=
failed=
skipped=

# run does a step with its output on the screen and in its log.
run() {
  local name=$1 status=0 start=$SECONDS
  say "$name"
  ("step_$name") </dev/null 2>&1 | tee "$log/$name.log"
  status=${PIPESTATUS[0]}
  if [ "$status" -eq 0 ]; then
    passed="$passed $name"
    echo "-- $name: ok ($((SECONDS - start)) s)"
  elif [ "$status" -eq "$left_out" ] && [ "${DEMARCHE_TEST_ALL-}" != 1 ]; then
    skipped="$skipped"$'\n'"  $name: $(tail -n 1 "$log/$name.log")"
    echo "-- $name: left out"
  else
    failed="$failed $name"
    echo "-- $name: FAILED ($((SECONDS - start)) s)"
  fi
}

# skipped_tests are single tests that were left out inside a step that passed.
skipped_tests() {
  [ ! -s "$log/go-skipped.txt" ] || { echo "left out inside go:" && sed 's/^/  /' "$log/go-skipped.txt"; }
}

mkdir -p "$log"
rm -f "$log/go-skipped.txt"
require_go
[ $# -gt 0 ] || read -ra steps_to_do <<<"$steps"
[ $# -eq 0 ] || steps_to_do=("$@")
for step in "${steps_to_do[@]}"; do
  case " $steps " in *" $step "*) ;; *) fail "there is no step $step; the steps are: $steps" ;; esac
done
for step in "${steps_to_do[@]}"; do
  run "$step"
done

say "Summary after $SECONDS s"
echo "passed:$passed"
[ -z "$skipped" ] || echo "left out:$skipped"
skipped_tests
# shellcheck disable=SC2086 # the lists are words
count() { set -- $1 && echo $#; }
echo "steps: $(count "$passed") passed, $(count "$failed") failed, $(grep -c . <<<"$skipped" || true) skipped"
if [ -n "$failed" ]; then
  echo "FAILED:$failed (what they said is in bin/log)"
  exit 1
fi
