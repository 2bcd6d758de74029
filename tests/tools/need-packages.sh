#!/bin/sh
# Brings the Debian packages that are named here: as root they are installed; elsewhere we say how.
set -eu
missing=
for package in "$@"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing what these tests need (Debian packages$missing) ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086  # one word each
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
  exit 0
fi
echo "These tests need packages of Debian: sudo apt-get install$missing" >&2
exit 1
