#!/usr/bin/env bash
# Runs the tests in a real Chromium against a real gateway with demo data.
set -euo pipefail
cd "$(dirname "$0")/../.."
source test/start/lib.sh
work=$(mktemp -d)
chmod 755 "$work"
trap 'stop_gateway || true; rm -rf "$work"' EXIT

DEMO_MEMBERS=5 SPENDSENSE_HOME=$work/home start_gateway "$PWD" "$work/start.log" npm start
CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium)} GATEWAY_URL=$GATEWAY_URL npx vitest run --no-file-parallelism test/browser/graphiql.browser.test.ts test/browser/site.browser.test.ts test/browser/site-look.browser.test.ts test/browser/queue.browser.test.ts test/browser/queue-list.browser.test.ts test/browser/analytics.browser.test.ts test/browser/member.browser.test.ts test/browser/member-account.browser.test.ts test/browser/detail.browser.test.ts test/browser/detail-decisions.browser.test.ts test/browser/members.browser.test.ts
