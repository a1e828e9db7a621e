/**
 * Takes the pictures of docs/site.md: each view of the site in light and dark colours, some at the width
 * of a phone too, from a gateway that runs with demo data. It decides four recommendations and registers
 * an account there.
 *
 *     GATEWAY_URL=http://127.0.0.1:4000 CHROMIUM_PATH=/usr/bin/chromium npm run screenshots [-- NAME]
 *
 * With NAME, a regular expression, only the views whose names match.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Camera } from './screenshots/camera.ts';
import { memberScenes, newMemberScenes } from './screenshots/member-scenes.ts';
import { operatorScenes } from './screenshots/operator-scenes.ts';
import { register, signInAs } from './screenshots/steps.ts';
import { graphiqlScenes, visitorScenes } from './screenshots/visitor-scenes.ts';

const folder = fileURLToPath(new URL('../docs/images/site', import.meta.url));
const { GATEWAY_URL = 'http://127.0.0.1:4000', CHROMIUM_PATH, SCREENSHOTS_DIR } = process.env;
const { origin } = new URL(GATEWAY_URL);

const browser = await chromium.launch({
  ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : { channel: 'chrome' }),
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
});
try {
  const camera = new Camera(browser, origin, SCREENSHOTS_DIR ?? folder, process.argv[2] ?? '');
  await camera.take(visitorScenes(origin), async () => undefined);
  await camera.take(memberScenes(origin), (page) => signInAs(page, origin, 'Member'));
  await camera.take(newMemberScenes(origin), (page) => register(page, origin));
  await camera.take(graphiqlScenes(origin), (page) => signInAs(page, origin, 'Member'));
  await camera.take(operatorScenes(origin), (page) => signInAs(page, origin, 'Operator'));
  process.stdout.write(`${camera.summary}\n`);
  if (camera.hasFailed) process.exitCode = 1;
} finally {
  await browser.close();
}
