# Reads what "go test -json" prints: shows a line a package, and all that a failed test or package said; what passed
# says nothing. The skipped tests are written to the file named by the variable skips, as "TestName: why".

function field(name,   at, rest) {
  at = index($0, "\"" name "\":\"")
  if (!at) return ""
  rest = substr($0, at + length(name) + 4)
  match(rest, /^([^"\\]|\\.)*/)
  return unescape(substr(rest, 1, RLENGTH))
}

function unescape(s,   out, at, c) {
  while ((at = index(s, "\\")) > 0) {
    out = out substr(s, 1, at - 1)
    c = substr(s, at + 1, 1)
    if (c == "u") {
      c = substr(s, at + 2, 4)
      out = out (c == "003c" ? "<" : c == "003e" ? ">" : c == "0026" ? "&" : "?")
      s = substr(s, at + 6)
      continue
    }
    out = out (c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "" : c)
    s = substr(s, at + 2)
  }
  return out s
}

# why is the last message of a skipped test, without its place.
function why(said,   n, lines, line) {
  n = split(said, lines, "\n")
  for (; n > 0; n--) {
    line = lines[n]
    if (sub(/^ +[A-Za-z0-9_]+\.go:[0-9]+: /, "", line)) return line
  }
  return "without a reason"
}

# unfinished prints what the tests of a failed package said that never came to an end: one of them ended the process.
function unfinished(package,   key) {
  for (key in said) {
    if (index(key, package "\t") == 1) {
      printf "%s", said[key]
      delete said[key]
    }
  }
}

!/^\{/ { print; next } # what the go command itself has to say

{
  action = field("Action")
  package = field("Package")
  test = field("Test")
  key = package "\t" test
}

action == "output" { said[key] = said[key] field("Output") }
action == "build-output" { printf "%s", field("Output") }

test != "" && action == "skip" { print test ": " why(said[key]) >skips }
test != "" && action == "fail" { printf "%s", said[key] }
test != "" && (action == "pass" || action == "skip" || action == "fail") { delete said[key] }

test == "" && action == "fail" { unfinished(package) }
test == "" && action == "pass" {
  n = split(said[key], lines, "\n")
  print lines[n - 1]
  delete said[key]
}
action == "pass" || action == "fail" { fflush() }
