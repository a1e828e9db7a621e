#!/usr/bin/env bash
# The promise of the README: a fresh clone starts with demo data, twice, whoever runs it.
# As root it is tried in three ways; as anybody else only as that account.
set -euo pipefail
cd "$(dirname "$0")/../.."
source test/start/lib.sh
project=$PWD
work=$(mktemp -d)
chmod 755 "$work"
trap '[ -z "${GATEWAY_PID:-}" ] || stop_gateway || true; rm -rf "$work"' EXIT

# The clone gets the installed packages of this checkout: the install itself has been seen already.
clone() {
  git clone -q "$project" "$1"
  cp -a "$project/node_modules" "$1/node_modules"
}

try() { # try TITLE FOLDER COMMAND...
  local title=$1 folder=$2 pending; shift 2
  start_gateway "$folder" "$work/start.log" "$@"
  pending=$(count_pending "$GATEWAY_URL")
  echo "$title: ready after $GATEWAY_SECONDS s, $pending recommendations pending"
  [ "$pending" -ge 50 ]
  stop_gateway
  start_gateway "$folder" "$work/start.log" "$@"
  echo "$title: ready again after $GATEWAY_SECONDS s"
  stop_gateway
}

if [ "$(id -u)" -ne 0 ]; then
  clone "$work/clone"
  try "as $(id -un)" "$work/clone" npm start
  exit
fi

clone "$work/clone"
try 'as root' "$work/clone" npm start

mkdir -m 700 "$work/private"
mv "$work/clone" "$work/private/clone"
rm -rf "$work/private/clone/.spendsense"
try 'as root below a folder of mode 0700' "$work/private/clone" npm start

id spendsense-ci >/dev/null 2>&1 || useradd --system --create-home --shell /bin/sh spendsense-ci
mv "$work/private/clone" "$work/clone"
rm -rf "$work/clone/.spendsense" "$work/clone/dist"
chown -R spendsense-ci: "$work/clone"
try 'as an ordinary user' "$work/clone" setpriv --reuid spendsense-ci --regid spendsense-ci --clear-groups env HOME="$work/clone" npm start
