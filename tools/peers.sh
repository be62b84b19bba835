#!/usr/bin/env bash
# `npm run peers`: installs the programs that tests let read what rolecall writes: a browser, and readers from PyPI.
# Tests that lack one are skipped, and say so; with CI=true they fail.
set -eu
cd "$(dirname "$0")/.."
PEERS=.cache/peers

install_debian() {
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

missing=()
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
command -v zsh >/dev/null || missing+=(zsh)
command -v fish >/dev/null || missing+=(fish)
command -v parallel >/dev/null || missing+=(parallel)
# For Spark, which runs on Java 17 and later.
command -v java >/dev/null || missing+=(default-jre-headless)
python3 -m venv --help >/dev/null 2>&1 || missing+=(python3-venv)
[ "${#missing[@]}" -eq 0 ] || install_debian "${missing[@]}"

if ! cmp -s tools/peers.txt "$PEERS/installed.txt"; then
  rm -rf "$PEERS"
  python3 -m venv "$PEERS"
  "$PEERS/bin/pip" install --quiet --disable-pip-version-check -r tools/peers.txt
  cp tools/peers.txt "$PEERS/installed.txt"
fi
