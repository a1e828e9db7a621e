#!/usr/bin/env bash
# Runs the tests in a real Chromium against real gateways with demo data: two halves beside each other,
# each with a gateway of its own, so that neither sees what the other decides; then the queue of 10,000
# alone, because it tells how long its first rows take.
set -euo pipefail
cd "$(dirname "$0")/../.."
source test/start/lib.sh
export CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium)}
work=$(mktemp -d)
chmod 755 "$work"
halves=()
leave() {
  for half in "${halves[@]}"; do kill -TERM -- "-$half" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

half() ( # half 1/2
  set -euo pipefail
  trap 'stop_gateway || true' EXIT
  trap 'exit 143' TERM
  DEMO_MEMBERS=5 SPENDSENSE_HOME=$work/home-${1%/*} start_gateway "$PWD" "$work/start-${1%/*}.log" npm run start:built
  # A page may be slower than its test's patience on a busy machine: once more, which the report tells.
  GATEWAY_URL=$GATEWAY_URL \
    npx vitest run --no-file-parallelism --retry 1 --shard "$1" test/browser/*.browser.test.ts
)

npm run --silent prestart
set -m
half 1/2 >"$work/1.log" 2>&1 </dev/null & halves+=($!)
half 2/2 >"$work/2.log" 2>&1 </dev/null & halves+=($!)
set +m
code=0
for half in "${halves[@]}"; do wait "$half" || code=$?; done
cat "$work/1.log" "$work/2.log"
halves=()
TEST_VOLUME=1 npx vitest run --no-file-parallelism test/browser/queue-volume*.browser.test.ts || code=$?
exit "$code"
