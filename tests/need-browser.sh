#!/bin/sh
# The tests need a Chromium and poppler's pdftoppm. As root on Debian they are installed; elsewhere we say how.
set -eu
browser=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
[ -n "$browser" ] && command -v pdftoppm >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium and poppler for the tests (Debian packages chromium and poppler-utils) ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium poppler-utils >/dev/null
  exit 0
fi
echo "The tests need Chromium and poppler. On Debian and Ubuntu: sudo apt-get install chromium poppler-utils" >&2
echo "A browser elsewhere can be named: CHROMIUM=/path/to/chromium make test" >&2
exit 1
