#!/usr/bin/env bash
# Builds the programs that the bench measures rolecall against, into .cache/bench/bin: OPA, Regorus and conftest.
# What is built already is left alone. A peer that cannot be built leaves its reason in NAME.missing, and no program.
set -u
cd "$(dirname "$0")/.."
ROOT=$PWD
BIN=$ROOT/.cache/bench/bin
CONFTEST=v0.71.1
mkdir -p "$BIN"

# peer NAME PROGRAM FUNCTION SOURCES...: builds a program anew where it is not there or its sources have changed.
peer() {
  local name=$1 program=$2 build=$3 digest
  shift 3
  digest=$({ cat "$@"; echo "$CONFTEST"; declare -f "$build"; } | sha256sum | cut -c1-16)
  [ -x "$BIN/$program" ] && [ "$(cat "$BIN/$name.built" 2>/dev/null)" = "$digest" ] && return
  echo "Building $name, once. It takes a few minutes." >&2
  rm -f "$BIN/$name.built" "$BIN/$name.missing" "$BIN/$program"
  if "$build" >"$BIN/$name.log" 2>&1; then
    echo "$digest" >"$BIN/$name.built"
  else
    grep -v '^ *$' "$BIN/$name.log" | tail -n 1 >"$BIN/$name.missing"
    echo "Cannot build $name: $(cat "$BIN/$name.missing") (all of it is in $BIN/$name.log)" >&2
  fi
}

# The OPA that tools/go.mod pins.
build_opa() {
  local work
  work=$(mktemp -d "$ROOT/.cache/bench/opa.XXXXXX") || return
  cp -r bench/opa/peer bench/opa/portable tools/go.mod tools/go.sum "$work" &&
    (cd "$work" && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "$BIN/" ./peer ./portable)
  local status=$?
  rm -rf "$work"
  return $status
}

build_conftest() {
  CGO_ENABLED=0 GOBIN=$BIN go install -trimpath -ldflags "-s -w" "github.com/open-policy-agent/conftest@$CONFTEST" &&
    echo "$CONFTEST" >"$BIN/conftest.version"
}

build_regorus() {
  cargo build --release --locked --manifest-path bench/regorus/Cargo.toml --target-dir .cache/bench/cargo &&
    cp .cache/bench/cargo/release/regorus-peer "$BIN/regorus"
}

peer opa peer build_opa bench/opa/peer/main.go bench/opa/portable/main.go tools/go.mod
peer conftest conftest build_conftest
peer regorus regorus build_regorus bench/regorus/Cargo.toml bench/regorus/Cargo.lock bench/regorus/src/main.rs
