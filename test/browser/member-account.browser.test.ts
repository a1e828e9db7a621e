import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  agree,
  cardOf,
  chooseFiles,
  goTo,
  newEmail,
  registerAs,
  tokenOf,
} from './member-journey.ts';
import {
  eachWithSite,
  heading,
  isRunnable,
  origin,
  seriousViolations,
  signInAs,
  titleOf,
} from './site-browser.ts';

const faulty =
  'transaction_id,date,account_id,amount,category\nt-1,soon,a-1,12.00,FOOD_AND_DRINK\n';

async function withdrawConsent(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw my consent' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw your consent?' });
  await dialog.getByText('Your profile is deleted').waitFor();
  await dialog.getByRole('button', { name: 'Withdraw my consent' }).click();
}

describe.skipIf(!isRunnable)(titleOf('the account of a member'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('consent is withdrawn after a clear warning, and can be given again', async () => {
    const { page } = site();
    await registerAs(page, newEmail());
    await agree(page);
    await goTo(page, 'Settings');
    await page.getByText('Given, version 1.0').waitFor();
    await withdrawConsent(page);
    await page.getByText('Your consent is withdrawn').waitFor();
    await goTo(page, 'Uploads');
    expect(await page.getByLabel('Files to upload').count()).toBe(0);
    await agree(page);
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
  });

  test('another session is ended from the list of sessions', async () => {
    const { page } = site();
    const email = newEmail();
    await registerAs(page, email);
    await tokenOf(email);
    await goTo(page, 'Sessions');
    await page.getByText('This browser').waitFor();
    const end = page.getByRole('button', { name: 'End this session' });
    await end.click();
    await end.waitFor({ state: 'detached' });
    await page.getByText('This browser').waitFor();
  });

  test('the own data are saved as a file, and the account is deleted by typing its address', async () => {
    const { page } = site();
    const email = newEmail();
    await registerAs(page, email);
    await goTo(page, 'Settings');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download my data' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^spendsense-my-data-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toHaveProperty(
      'account.email',
      email,
    );

    await page.getByRole('button', { name: 'Delete my account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete your account for good?' });
    const remove = dialog.getByRole('button', { name: 'Delete everything' });
    await dialog.getByLabel('Confirmation').fill('another@example.com');
    expect(await remove.isDisabled()).toBe(true);
    await dialog.getByLabel('Confirmation').fill(email);
    await remove.click();
    await page.getByText('Your account and everything in it is deleted.').waitFor();
    await expect(tokenOf(email)).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe.skipIf(!isRunnable)(titleOf('how a member’s pages look'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectGood = async () => expect(await seriousViolations(page), page.url()).toEqual([]);
    await registerAs(page, newEmail());
    await expectGood();
    await agree(page);
    await expectGood();
    await goTo(page, 'Uploads');
    await chooseFiles(page, { name: 'faulty.csv', text: faulty }, { name: 'a.pdf', text: 'a' });
    await cardOf(page, 'faulty.csv').getByRole('table').waitFor();
    await expectGood();
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByLabel('Confirmation').waitFor();
    await expectGood();
  });

  test.each(['light', 'dark'] as const)(
    'axe on charts and recommendations: %s',
    async (colorScheme) => {
      const { page } = site();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(origin);
      await signInAs(page, 'Member');
      await heading(page, 'Home').waitFor();
      await page.getByRole('heading', { name: 'Credit cards' }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByText('180 days', { exact: true }).click();
      await page.getByText('The 180 days up to').waitFor();
      await goTo(page, 'Sessions');
      await page.getByText('This browser').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    },
  );
});
