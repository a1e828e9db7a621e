import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { somebody } from '../identity/oauthBed.ts';
import { latestCode, newPhone, wrongCodes } from '../identity/smsInbox.ts';
import { newEmail, password } from './member-journey.ts';
import {
  askForCode,
  eachWithSignIn,
  homesOf,
  isTooWide,
  registerAt,
  seat,
  signInBy,
  typeCode,
} from './sign-in-bed.ts';
import {
  accountButton,
  eachWithSite,
  heading,
  isRunnable,
  seriousViolations,
  signOut,
  titleOf,
} from './site-browser.ts';

const bed = eachWithSignIn();
const settings = { path: '/app/settings', title: 'Settings' };

const ways = (page: Page) => page.getByRole('region', { name: 'Ways to sign in' });
const wayButton = (page: Page, name: string) => ways(page).getByRole('button', { name });

async function confirmRemoval(page: Page, what: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `Remove ${what}?` });
  await dialog.getByRole('button', { name: 'Remove' }).click();
}

async function changePassword(page: Page, from: string, to: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Change the password' });
  await form.getByRole('textbox', { name: 'Password so far' }).fill(from);
  await form.getByRole('textbox', { name: 'New password' }).fill(to);
  await form.getByRole('button', { name: 'Change my password' }).click();
}

describe.skipIf(!isRunnable)(titleOf('ways to sign in'), { timeout: 90_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test('a phone is added by its code, signs in, and is removed', async () => {
    const { page } = site();
    const phone = newPhone();
    await registerAt(bed(), page, { email: newEmail(), ...settings });
    await wayButton(page, 'Add your phone').click();
    await askForCode(page, phone);
    const code = latestCode(bed(), phone);
    const [first = '', second = ''] = wrongCodes(code, 2);
    await typeCode(page, first);
    await page.getByText('2 tries are left').waitFor();
    await page.keyboard.type(second);
    await page.getByText('One try is left').waitFor();
    // Sent twice each, as requests with a refused token are, they would have been too many.
    await page.keyboard.type(code);
    await ways(page).getByText(phone).waitFor();
    await signOut(page);
    await page.getByText('Phone', { exact: true }).click();
    await askForCode(page, phone);
    await typeCode(page, latestCode(bed(), phone));
    await accountButton(page).waitFor();
    await page.goto(`${bed().site}/app/settings`);
    await wayButton(page, 'Remove your phone').click();
    await confirmRemoval(page, 'your phone');
    await ways(page).getByText('No number').waitFor();
  });

  test('a provider is added on its own page, and removed', async () => {
    const { page } = site();
    await seat(bed(), page, somebody());
    await registerAt(bed(), page, { email: newEmail(), ...settings });
    await wayButton(page, 'Add Google').click();
    await page.getByText('From now on you can sign in with Google.').waitFor();
    expect(page.url()).toBe(`${bed().site}/app/settings`);
    await wayButton(page, 'Remove Google').click();
    await confirmRemoval(page, 'Google');
    await wayButton(page, 'Add Google').waitFor();
  });

  test('the only way to sign in cannot be removed, which is said beforehand', async () => {
    const { page } = site();
    await seat(bed(), page, somebody());
    await page.goto(`${bed().site}/app/settings`);
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await heading(page, 'Settings').waitFor();
    await page.getByText('You have one way to sign in.').waitFor();
    expect(await wayButton(page, 'Remove Google').isDisabled()).toBe(true);
    await page.getByText('This account has no password.').waitFor();
  });

  test('an identity of another account is not added, and the page says so', async () => {
    const { page } = site();
    const account = somebody();
    await seat(bed(), page, account);
    await page.goto(bed().site);
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await heading(page, 'Home').waitFor();
    await signOut(page);
    await registerAt(bed(), page, { email: newEmail(), ...settings });
    await wayButton(page, 'Add Google').click();
    await heading(page, 'Google was not added').waitFor();
    await page.getByText('belongs to another account').waitFor();
    await page.getByRole('button', { name: 'Back to SpendSense' }).click();
    await wayButton(page, 'Add Google').waitFor();
  });
});

describe.skipIf(!isRunnable)(titleOf('password and sessions'), { timeout: 90_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test('an operator changes the password, and signs out everywhere', async () => {
    const { context } = site();
    // Not the page that is watched: the console tells of the stream that the change of password ended.
    const page = await context.newPage();
    const [email, changed] = [newEmail(), 'another lantern in the harbour'];
    await bed().anonymous.run('Register', { input: { email, password } });
    await bed()
      .gateway.services.db.update(users)
      .set({ role: 'operator' })
      .where(eq(users.email, email));
    await page.goto(bed().site);
    await signInBy(page, email, password);
    await accountButton(page).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await changePassword(page, 'not this one', changed);
    await page.getByRole('form', { name: 'Change the password' }).getByRole('alert').waitFor();
    await changePassword(page, password, changed);
    await page.getByText('Your password is changed. Other devices are signed out.').waitFor();

    const other = await context.newPage();
    await other.goto(`${bed().site}/app`);
    await accountButton(other).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Sign out everywhere' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign out everywhere?' });
    await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
    await signInBy(page, email, changed);
    const refused = await bed().anonymous.run('Login', { input: { email, password } });
    expect(refused.code).toBe('UNAUTHENTICATED');
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await registerAt(bed(), page, { email: newEmail(), ...settings });
    await wayButton(page, 'Add your phone').click();
    await askForCode(page, newPhone());
    expect(await seriousViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });
});
