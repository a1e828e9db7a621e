import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleCsv } from '../../web/site/member/common/sample-csv.ts';
import {
  agree,
  approveOf,
  cardOf,
  chooseFiles,
  goTo,
  newEmail,
  registerAs,
  waitingOf,
} from './member-journey.ts';
import { eachWithSite, isRunnable, origin, titleOf } from './site-browser.ts';

const articles = (page: Page) => page.getByRole('article');
const titles = (page: Page) => articles(page).getByRole('heading').allInnerTexts();
const patience = { timeout: 15_000 };

/** Registers a member for whom some recommendations wait, and ends on the home. */
async function withWaiting(page: Page) {
  const email = newEmail();
  await registerAs(page, email);
  await goTo(page, 'Uploads');
  await agree(page);
  await chooseFiles(page, { name: 'bank.csv', text: sampleCsv() });
  await cardOf(page, 'bank.csv').getByRole('link', { name: 'See what it says' }).waitFor();
  await goTo(page, 'Home');
  await page.getByText('A person is checking them').waitFor();
  return waitingOf(email);
}

/** Makes the pages of the list so short that a few recommendations fill several. */
async function withPagesOf(page: Page, first: number): Promise<number[]> {
  const asked: number[] = [];
  await page.route(`${origin}/graphql`, async (route) => {
    const body = JSON.parse(route.request().postData() ?? '{}');
    if (!String(body.query).includes('query MemberRecommendations(')) return route.continue();
    asked.push(body.variables.first);
    const isWhole = body.variables.first > 20;
    const variables = { ...body.variables, first: isWhole ? body.variables.first : first };
    return route.continue({ postData: JSON.stringify({ ...body, variables }) });
  });
  return asked;
}

/** Whether the page is looked at, as the browser tells it. */
const setSeen = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate(`(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));
  })()`);

describe.skipIf(!isRunnable)(titleOf('a member’s recommendations'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('they come by pages, and what is approved meanwhile leaves no gap between them', async () => {
    const { page } = site();
    const waiting = await withWaiting(page);
    expect(waiting.length).toBeGreaterThan(4);
    const [last, ...early] = waiting;
    for (const { id } of early) await approveOf([id]);
    const inOrder = early.map(({ title }) => title).toReversed();
    await withPagesOf(page, 2);
    await page.reload();
    await expect.poll(() => titles(page), patience).toEqual(inOrder.slice(0, 2));
    const more = page.getByRole('button', { name: 'Show more' });
    await page.getByText(`2 of ${early.length}`).waitFor();
    await more.click();
    await expect.poll(() => titles(page), patience).toEqual(inOrder.slice(0, 4));
    await approveOf([String(last?.id)]);
    await expect.poll(() => titles(page), patience).toEqual([last?.title, ...inOrder]);
    await more.waitFor({ state: 'detached' });
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('a page that nobody looks at holds no stream; who comes back sees what came meanwhile', async () => {
    const { page } = site();
    const streams = { begun: 0, open: 0 };
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql/stream')) streams.begun += 1;
    });
    const [first, second] = await withWaiting(page);
    const before = streams.begun;
    expect(before).toBeGreaterThan(0);
    const ended = page.waitForEvent('requestfailed', (request) =>
      request.url().endsWith('/stream'),
    );
    await setSeen(page, 'hidden');
    await ended;
    await approveOf([String(first?.id), String(second?.id)]);
    expect(await articles(page).count()).toBe(0);
    await setSeen(page, 'visible');
    await articles(page).nth(1).waitFor();
    await page.getByText(/^2 new recommendations/).waitFor();
    expect(streams.begun).toBe(before + 1);
  });

  test('where no stream can be held the page asks from time to time', async () => {
    const { page } = site();
    await page.clock.install();
    // Streams that never answer, as behind a proxy that keeps them back.
    await page.route('**/graphql/stream', (route) =>
      route.request().postData()?.includes('uploadChanged') ? route.continue() : undefined,
    );
    const [one] = await withWaiting(page);
    await approveOf([String(one?.id)]);
    await page.clock.fastForward(61_000);
    await articles(page)
      .getByRole('heading', { name: one?.title ?? '', exact: true })
      .waitFor();
    await page.unrouteAll();
  });
});
