import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleCsv } from '../../web/site/member/common/sample-csv.ts';
import { eachWithDesk, findInQueue, queueTitles } from './journey-desk.ts';
import {
  agree,
  cardOf,
  chooseFiles,
  goTo,
  newEmail,
  registerAs,
  slowly,
} from './member-journey.ts';
import { heading, isRunnable, seriousViolations, titleOf } from './site-browser.ts';

/** Uploads half a year of transactions, and looks on until the page says what came of them. */
async function upload(page: Page): Promise<void> {
  const [name, text] = ['my bank.csv', sampleCsv()];
  const card = cardOf(page, name);
  await slowly(page, 20_000, async () => {
    await chooseFiles(page, { name, text });
    await card.getByRole('progressbar', { name: `Sending ${name}` }).waitFor();
  });
  await card.getByText('Completed', { exact: true }).waitFor();
  await card.getByText('Your persona is Subscription-Heavy.').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await card.getByRole('link', { name: 'See what it says' }).click();
  await page.getByRole('heading', { name: 'Small charges that add up' }).waitFor();
  await page.getByRole('img', { name: /What each costs a month: Peak Fitness/ }).waitFor();
}

/** Opens the first of the queue, reads why it was made, and approves it: by keys alone. */
async function approveInDetail(desk: Page, title: string): Promise<void> {
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: title, level: 2 }).waitFor();
  const criteria = desk.getByRole('list', { name: 'Criteria' });
  await criteria.getByText('Recurring merchants').waitFor();
  await desk.getByRole('list', { name: 'Guardrails' }).getByText('Consent 1.0').waitFor();
  expect(await seriousViolations(desk)).toEqual([]);
  await desk.keyboard.press('a');
  await desk.getByText('This one is decided.').waitFor();
}

/** Rejects the first of the queue for a preset, and approves the one that follows. */
async function rejectThenApprove(desk: Page): Promise<void> {
  await desk.keyboard.press('r');
  await desk.getByRole('dialog', { name: 'Reject this recommendation' }).waitFor();
  await desk.keyboard.press('2');
  await desk.keyboard.press('Enter');
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  await desk.keyboard.press('a');
}

const recommended = (page: Page) => page.getByRole('region', { name: 'Recommended for you' });
const recommendedTitles = (page: Page) =>
  recommended(page).getByRole('article').getByRole('heading').allInnerTexts();

/** What a screen reader is told. */
const announced = (page: Page, words: string | RegExp) =>
  recommended(page).getByRole('status').getByText(words, { exact: true });

describe.skipIf(!isRunnable)(
  titleOf('the whole journey, of a member and an operator'),
  { timeout: 120_000 },
  () => {
    const site = eachWithDesk();

    test('from registering to a recommendation that an operator approves; what is rejected is never seen', async () => {
      const { page, desk } = site();
      const email = newEmail();
      await registerAs(page, email);
      await page.evaluate('window.isNotReloaded = true');
      expect(await seriousViolations(page)).toEqual([]);
      await agree(page);
      await goTo(page, 'Uploads');
      await upload(page);
      await page.getByText('A person is checking them').waitFor();
      expect(await seriousViolations(page)).toEqual([]);

      await findInQueue(desk, email);
      const [first = '', second = '', ...others] = await queueTitles(desk);
      expect(others.length).toBeGreaterThan(0);
      await approveInDetail(desk, first);
      await announced(page, `New recommendation: ${first}`).waitFor();
      const shown = recommended(page).getByRole('article');
      await shown.getByText('This is educational content, not financial advice.').waitFor();
      await shown.getByText('Why you see this:').waitFor();
      expect(await recommendedTitles(page)).toEqual([first]);
      expect(await seriousViolations(page)).toEqual([]);

      await findInQueue(desk, email);
      expect(await queueTitles(desk)).toEqual([second, ...others]);
      await rejectThenApprove(desk);
      await announced(page, /^2 new recommendations, the latest: /).waitFor();
      expect(await recommendedTitles(page)).toEqual([others[0], first]);
      expect(await page.evaluate('window.isNotReloaded')).toBe(true);

      await page.reload();
      await heading(page, 'Home').waitFor();
      await shown.nth(1).waitFor();
      expect(await recommendedTitles(page)).toEqual([others[0], first]);
      expect(await page.getByText(second).count()).toBe(0);
    });
  },
);
