import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleCsv } from '../../web/site/member/common/sample-csv.ts';
import {
  agree,
  cardOf,
  chooseFiles,
  goTo,
  networkOf,
  newEmail,
  registerAs,
  slowly,
} from './member-journey.ts';
import { eachWithSite, heading, isRunnable, origin, titleOf } from './site-browser.ts';

const header = 'transaction_id,date,account_id,amount,category\n';

/** Registers a member who consents, and opens the uploads. */
async function openUploads(page: Page): Promise<void> {
  await registerAs(page, newEmail());
  await goTo(page, 'Uploads');
  await agree(page);
}

describe.skipIf(!isRunnable)(titleOf('uploads that go wrong'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('who is offline in the middle has the files sent by themselves when back, each once', async () => {
    const { page, context } = site();
    await openUploads(page);
    // The browser reports each failed request to the console: here that is what is meant to happen.
    const tab = await context.newPage();
    await page.close();
    await tab.goto(`${origin}/app/uploads`);
    await heading(tab, 'Uploads').waitFor();
    const [first, second] = [cardOf(tab, 'first.csv'), cardOf(tab, 'second.csv')];
    const setNetwork = await networkOf(tab);
    await setNetwork({ sentPerSecond: 5_000 });
    await chooseFiles(
      tab,
      { name: 'first.csv', text: sampleCsv() },
      { name: 'second.csv', text: `${header}t-1,2026-01-05,a-1,12.00,FOOD_AND_DRINK\n` },
    );
    await first.getByRole('progressbar').waitFor();
    await setNetwork({ offline: true });
    for (const card of [first, second]) {
      await card.getByText('You are offline. It is sent by itself when you are back.').waitFor();
    }
    await setNetwork();
    for (const card of [first, second]) await card.getByText('All read.').waitFor();
    await tab.reload();
    const sent = tab.getByRole('region', { name: 'Files you sent' });
    await sent.getByText('Completed', { exact: true }).nth(1).waitFor();
    expect(await sent.getByText(/\.csv$/).allInnerTexts()).toEqual(['second.csv', 'first.csv']);
  });

  test('of ten thousand faulty rows the first ten are shown, and more on demand', async () => {
    const { page } = site();
    await openUploads(page);
    const rows = Array.from({ length: 10_000 }, (_, row) => `t-${row},2026-02-31,a-1,many,FOOD\n`);
    await chooseFiles(page, { name: 'faulty.csv', text: `${header}${rows.join('')}` });
    const card = cardOf(page, 'faulty.csv');
    await card.getByText('These are the first 10 of 20,000.').waitFor();
    expect(await card.getByRole('row').count()).toBe(11);
    await card.getByRole('button', { name: 'Show all 100' }).click();
    await card.getByText('These are the first 100 of 20,000.').waitFor();
    expect(await card.getByRole('row').count()).toBe(101);
  });

  test('who leaves while a file is sent is asked first, and not any more when it is there', async () => {
    const { page } = site();
    await openUploads(page);
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await dialog.dismiss();
    });
    const file = { name: 'bank.csv', text: sampleCsv() };
    await slowly(page, 5_000, async () => {
      await chooseFiles(page, file);
      await cardOf(page, file.name).getByRole('progressbar').waitFor();
      await page.close({ runBeforeUnload: true });
      await expect.poll(() => asked, { timeout: 15_000 }).toEqual(['beforeunload']);
    });
    await cardOf(page, file.name).getByText('All read.').waitFor();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(asked).toHaveLength(1);
  });
});
