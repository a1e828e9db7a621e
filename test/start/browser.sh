#!/usr/bin/env bash
# Runs the tests in a real Chromium against a real gateway with demo data.
set -euo pipefail
cd "$(dirname "$0")/../.."
source test/start/lib.sh
work=$(mktemp -d)
chmod 755 "$work"
trap 'stop_gateway || true; rm -rf "$work"' EXIT

DEMO_MEMBERS=5 SPENDSENSE_HOME=$work/home start_gateway "$PWD" "$work/start.log" npm start
# A page may be slower than its test's patience on a busy machine: once more, which the report tells.
CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium)} GATEWAY_URL=$GATEWAY_URL \
  npx vitest run --no-file-parallelism --retry 1 test/browser/*.browser.test.ts
