#!/usr/bin/env bash
# Installs what the tests use beside Go and Node, where that can be done without asking: on Debian and Ubuntu, as root
# or with a sudo that wants no password. What is still missing afterwards is named; the steps that need it say so too.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/toolchain.sh

# is_ubuntu: there the package chromium-browser is only a pointer to a snap, which a test cannot drive.
is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

# missing_packages names the Debian packages of the tools that are not there.
missing_packages() {
  have dot || echo graphviz
  have rapper || echo raptor2-utils
  /usr/bin/python3 -c 'import networkx' >/dev/null 2>&1 || echo python3-networkx # reads our exports back
  have cc || have gcc || echo gcc libc6-dev # for the race detector
  have shellcheck || echo shellcheck
  is_ubuntu || scripts/chromium.sh >/dev/null 2>&1 || echo chromium
}

# as_root runs a command as root, or fails without asking for a password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

install() {
  if ! find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' 2>/dev/null | grep -q .; then
    apt update
  fi
  # Lists that are there may be old and name packages that are gone.
  apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; }
}

may_install() {
  have apt-get && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
if [ ${#packages[@]} -eq 0 ]; then
  echo "everything is here"
  exit 0
fi
if may_install; then
  echo "installing ${packages[*]}"
  install "${packages[@]}" || echo "installing failed; going on with what is here"
fi
read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
[ ${#packages[@]} -eq 0 ] || echo "not here (named as Debian packages): ${packages[*]}"
