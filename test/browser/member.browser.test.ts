import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  agree,
  approveAll,
  askGateway,
  cardOf,
  chooseFiles,
  goTo,
  networkOf,
  newEmail,
  password,
  registerAs,
  tokenOf,
} from './member-journey.ts';
import {
  eachWithSite,
  heading,
  isRunnable,
  origin,
  signInButton,
  titleOf,
} from './site-browser.ts';

const header = 'transaction_id,date,account_id,amount,category\n';
const faulty = `${header}t-1,2026-02-31,a-1,12.00,FOOD_AND_DRINK\nt-2,2026-01-05,a-1,many,FOOD_AND_DRINK\n`;

async function downloadBy(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download: Download = await coming;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

async function signInAgain(page: Page, email: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByLabel('Email').fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(password);
  await signInButton(page).click();
}

describe.skipIf(!isRunnable)(titleOf('the pages of a member'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('from registering to a recommendation: consent, a CSV, its status live, a persona, approval', async () => {
    const { page } = site();
    const email = newEmail();
    await registerAs(page, email);
    await page.getByText('Terms of processing, version 1.0').waitFor();
    await agree(page);
    const sample = await downloadBy(page, 'Download a sample CSV');
    expect(sample.name).toBe('spendsense-sample.csv');
    await page.getByRole('link', { name: 'Upload a file' }).click();
    await heading(page, 'Uploads').waitFor();
    await chooseFiles(page, sample);
    const card = cardOf(page, sample.name);
    await card.getByText('Your persona is Subscription-Heavy.').waitFor();
    await card.getByRole('link', { name: 'See what it says' }).click();
    await page.getByRole('heading', { name: 'Small charges that add up' }).waitFor();
    await page
      .getByRole('img', { name: /What each costs a month: Peak Fitness \$39\.00/ })
      .waitFor();
    await page.getByText('A person is checking them').waitFor();

    const titles = await approveAll(email);
    expect(titles.length).toBeGreaterThan(2);
    await page.getByRole('article').first().waitFor();
    const showMore = page.getByRole('button', { name: 'Show more' });
    if (titles.length > 6) await showMore.click();
    for (const name of titles) await page.getByRole('heading', { name, exact: true }).waitFor();
    const articles = page.getByRole('article');
    expect(await articles.count()).toBe(titles.length);
    await articles
      .first()
      .getByText('This is educational content, not financial advice.')
      .waitFor();
    await page.reload();
    await page.getByRole('heading', { name: titles[0] ?? '', exact: true }).waitFor();
  });
});

describe.skipIf(!isRunnable)(titleOf('uploads of a member'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('a file with faults says them row by row, beside good and unreadable ones', async () => {
    const { page } = site();
    await registerAs(page, newEmail());
    await goTo(page, 'Uploads');
    await agree(page);
    const good = `${header}t-1,2026-01-05,a-1,12.00,FOOD_AND_DRINK\n`;
    await chooseFiles(
      page,
      { name: 'faulty.csv', text: faulty },
      { name: 'report.pdf', text: 'a report' },
      { name: 'empty.csv', text: '' },
      { name: 'large.csv', text: 'x'.repeat(10_485_761) },
      { name: 'good.csv', text: good },
    );
    await cardOf(page, 'report.pdf').getByText('Only CSV and JSON files can be read.').waitFor();
    await cardOf(page, 'empty.csv').getByText('The file is empty.').waitFor();
    await cardOf(page, 'large.csv').getByText('10 MB are allowed').waitFor();
    const table = cardOf(page, 'faulty.csv').getByRole('table');
    await table.waitFor();
    const rows = await table.getByRole('row').allInnerTexts();
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^1\tdate\t.+/);
    expect(rows[2]).toMatch(/^2\tamount\t.+/);
    await cardOf(page, 'good.csv').getByText('All read.').waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Show 2 faults' }).click();
    await page.getByRole('table', { name: 'What is wrong with the file' }).waitFor();
  });

  test('a file that is dropped is sent like one that is chosen', async () => {
    const { page } = site();
    await registerAs(page, newEmail());
    await goTo(page, 'Uploads');
    await agree(page);
    const dataTransfer = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(faulty)}], 'dropped.csv'));
      return transfer;
    })()`);
    await page
      .getByRole('group', { name: 'Drop files here' })
      .dispatchEvent('drop', { dataTransfer });
    await cardOf(page, 'dropped.csv').getByRole('table').waitFor();
  });

  test('the bar says how much of a large file is sent, and it can be called off', async () => {
    const { page } = site();
    await registerAs(page, newEmail());
    await goTo(page, 'Uploads');
    await agree(page);
    const setNetwork = await networkOf(page);
    await setNetwork({ sentPerSecond: 1_000_000 });
    await chooseFiles(page, { name: 'long.csv', text: header.padEnd(9_000_000, 'x') });
    const bar = cardOf(page, 'long.csv').getByRole('progressbar');
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 15_000 })
      .toBeGreaterThan(5);
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(100);
    await page.getByRole('button', { name: 'Cancel long.csv' }).click();
    await cardOf(page, 'long.csv').waitFor({ state: 'detached' });
  });
});

describe.skipIf(!isRunnable)(titleOf('the session of a member'), { timeout: 60_000 }, () => {
  const site = eachWithSite();

  test('a session that was ended leads to the sign-in, and from there back to the page', async () => {
    const { page, context } = site();
    const email = newEmail();
    await registerAs(page, email);
    // The browser reports the refusal to the console: here that is what is meant to happen.
    const tab = await context.newPage();
    await page.close();
    await tab.goto(`${origin}/app`);
    await heading(tab, 'Home').waitFor();
    await askGateway('mutation { logoutEverywhere }', {}, await tokenOf(email));
    await tab.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
    await tab.getByText('Your session has ended. Please sign in again.').waitFor();
    await signInAgain(tab, email);
    await heading(tab, 'Settings').waitFor();
  });
});
