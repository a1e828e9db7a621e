import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleCsv } from '../../web/site/member/common/sample-csv.ts';
import {
  agree,
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
  accountButton,
  eachWithSite,
  isRunnable,
  signInButton,
  signOut,
  titleOf,
} from './site-browser.ts';

const twentyMinutes = 20 * 60_000;

interface Me {
  readonly consentStatus: boolean;
  readonly uploads: { readonly totalCount: number };
}

/** What stands in an account, as the gateway knows it. */
async function accountOf(email: string): Promise<Me> {
  const query = '{ me { consentStatus uploads { totalCount } } }';
  return (await askGateway<{ me: Me }>(query, {}, await tokenOf(email))).me;
}

/** A tab that does not hear the others, as one whose messages are late. */
async function deafTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    globalThis.BroadcastChannel.prototype.addEventListener = () => undefined;
  });
  await tab.clock.install();
  return tab;
}

/** Sends a file when the connection breaks at once: no answer comes. */
async function breakOff(page: Page, fileName: string): Promise<void> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('RequestUpload') ? route.abort() : route.fallback(),
  );
  await chooseFiles(page, { name: fileName, text: sampleCsv() });
  await cardOf(page, fileName).getByText('SpendSense does not answer').waitFor();
  await page.unroute('**/graphql');
}

describe.skipIf(!isRunnable)(titleOf('two accounts in one browser'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('a tab whose account was replaced in another does nothing as the new one, and says so', async () => {
    const { page, context } = site();
    const [before, after] = [newEmail(), newEmail()];
    const tab = await deafTab(context);
    await registerAs(tab, before);
    await goTo(tab, 'Settings');
    const button = tab.getByRole('button', { name: 'I agree' });
    await button.waitFor();

    await page.goto(tab.url());
    await accountButton(page).waitFor();
    await signOut(page);
    await registerAs(page, after);
    await tab.clock.fastForward(twentyMinutes);
    await button.click();

    await tab.getByText(`Another tab signed in as ${after}`).waitFor();
    await tab.getByRole('button', { name: `Account: ${after}` }).waitFor();
    expect(await accountOf(after)).toMatchObject({ consentStatus: false });
    expect(await accountOf(before)).toMatchObject({ consentStatus: false });
  });

  test('a file that was cut off is not sent into the account of who signs in next', async () => {
    const { page, context } = site();
    // The browser reports each failed request to the console: here that is what is meant to happen.
    const tab = await context.newPage();
    await page.close();
    const [before, after] = [newEmail(), newEmail()];
    await registerAs(tab, before);
    await goTo(tab, 'Uploads');
    await agree(tab);
    await breakOff(tab, 'bank.csv');
    await signOut(tab);

    await registerAs(tab, after);
    await goTo(tab, 'Uploads');
    await agree(tab);
    await tab.evaluate("dispatchEvent(new Event('online'))");
    await chooseFiles(tab, { name: 'own.csv', text: sampleCsv() });
    await cardOf(tab, 'own.csv').getByText('All read.').waitFor();
    expect(await accountOf(after)).toMatchObject({ uploads: { totalCount: 1 } });
  });
});

describe.skipIf(!isRunnable)(titleOf('signing out'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('who signs out offline reads that the gateway does not know yet, and that it does', async () => {
    const { page, context } = site();
    // As above.
    const tab = await context.newPage();
    await page.close();
    await registerAs(tab, newEmail());
    // The menu is loaded when it is opened first.
    await accountButton(tab).click();
    await tab.keyboard.press('Escape');
    const setNetwork = await networkOf(tab);
    await setNetwork({ offline: true });
    await signOut(tab);
    await tab.getByText('SpendSense could not be told yet').waitFor();
    await setNetwork();
    await tab.getByText('SpendSense has been told').waitFor({ timeout: 30_000 });
  });

  test('who signs out and in again is asked as before', async () => {
    const { page } = site();
    const email = newEmail();
    await registerAs(page, email);
    await agree(page);
    await page.getByText('Thank you. Now upload your transactions.').waitFor();
    await signOut(page);
    const form = page.getByRole('form', { name: 'Sign in' });
    await form.getByLabel('Email').fill(email);
    await form.getByRole('textbox', { name: 'Password' }).fill(password);
    await signInButton(page).click();
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Withdraw my consent' }).click();
    await page.getByRole('dialog', { name: 'Withdraw your consent?' }).waitFor();
    expect(await page.getByText('Thank you. Now upload your transactions.').count()).toBe(0);
  });
});
