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
trap 'exit 130' INT
trap 'exit 143' TERM

# The clone gets the installed packages of this checkout: the install itself has been seen already.
# Not what tools remember there, which comes and goes while tests run beside this.
clone() {
  git clone -q "$project" "$1"
  tar -C "$project" --exclude='node_modules/.vite*' --exclude='node_modules/.cache' -cf - node_modules |
    tar -C "$1" -xf -
}

try() { # try TITLE FOLDER LEAST_PENDING COMMAND...
  local title=$1 folder=$2 least=$3 pending; shift 3
  start_gateway "$folder" "$work/start.log" "$@"
  pending=$(count_pending "$GATEWAY_URL")
  echo "$title: ready after $GATEWAY_SECONDS s, $pending recommendations pending"
  [ "$pending" -ge "$least" ]
  stop_gateway
  start_gateway "$folder" "$work/start.log" "$@"
  echo "$title: ready again after $GATEWAY_SECONDS s"
  stop_gateway
}

if [ "$(id -u)" -ne 0 ]; then
  clone "$work/clone"
  try "as $(id -un)" "$work/clone" 250 npm start
  exit
fi

clone "$work/clone"
try 'as root' "$work/clone" 250 npm start

# The whole demo has been seen: a part of it will do.
export DEMO_MEMBERS=40

mkdir -m 700 "$work/private"
mv "$work/clone" "$work/private/clone"
rm -rf "$work/private/clone/.spendsense"
try 'as root below a folder of mode 0700' "$work/private/clone" 50 npm start

id spendsense-ci >/dev/null 2>&1 || useradd --system --create-home --shell /bin/sh spendsense-ci
mv "$work/private/clone" "$work/clone"
rm -rf "$work/clone/.spendsense" "$work/clone/dist"
chown -R spendsense-ci: "$work/clone"
try 'as an ordinary user' "$work/clone" 50 setpriv --reuid spendsense-ci --regid spendsense-ci --clear-groups env HOME="$work/clone" npm start
