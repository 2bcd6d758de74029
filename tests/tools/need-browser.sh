#!/bin/sh
# The tests need a Chromium, poppler's pdftoppm, and npm to bring pdf.js (see pdfjs.py). As root on Debian they are installed;
# elsewhere we say how.
set -eu
browser=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
missing=
[ -n "$browser" ] || missing="$missing chromium"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing what the tests need (Debian packages$missing) ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  for package in $missing; do
    more=; [ "$package" = npm ] && more=--no-install-recommends  # npm recommends a compiler
    apt-get install -y -qq $more "$package" >/dev/null
  done
  exit 0
fi
echo "The tests need more than Python. On Debian and Ubuntu: sudo apt-get install$missing" >&2
echo "A browser elsewhere can be named: CHROMIUM=/path/to/chromium make test" >&2
exit 1
