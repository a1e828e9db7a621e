import { describe, expect, test } from 'vitest';
import {
  accountButton,
  eachWithSite,
  heading,
  isRunnable,
  origin,
  signInAs,
  signInButton,
  signOut,
  titleOf,
} from './site-browser.ts';

/** Against a running gateway with demo accounts: `CHROMIUM_PATH=… GATEWAY_URL=http://… vitest run`. */
describe.skipIf(!isRunnable)(titleOf('signing in on the site'), { timeout: 60_000 }, () => {
  const site = eachWithSite();

  test('signed in by one click, a reload keeps the session, and signing out ends it', async () => {
    const { page } = site();
    await page.goto(origin);
    await signInAs(page, 'Operator');
    await heading(page, 'Review queue').waitFor();
    expect(new URL(page.url()).pathname).toBe('/operator');
    await page.reload();
    await accountButton(page).waitFor();
    await page.getByRole('status', { name: 'Connection: Live' }).waitFor();
    await signOut(page);
    await page.reload();
    await signInButton(page).waitFor();
  });

  test('no script can read what keeps one signed in', async () => {
    const { page, context } = site();
    await page.goto(origin);
    await signInAs(page, 'Operator');
    const readable = await page.evaluate('document.cookie + JSON.stringify({ ...localStorage })');
    expect(readable).not.toMatch(/eyJ|refresh/);
    expect(await context.cookies()).toEqual([
      expect.objectContaining({ httpOnly: true, sameSite: 'Strict' }),
    ]);
  });

  test('three tabs that reload at once stay signed in, and sign out together', async () => {
    const { page, context } = site();
    await page.goto(origin);
    await signInAs(page, 'Operator');
    const others = [await context.newPage(), await context.newPage()];
    for (const other of others) await other.goto(`${origin}/operator/members`);
    const tabs = [page, ...others];
    await Promise.all(tabs.map((tab) => tab.reload()));
    for (const tab of tabs) await accountButton(tab).waitFor();
    await signOut(page);
    for (const other of others) {
      await other.getByText('You signed out in another tab.').waitFor();
      expect(new URL(other.url()).pathname).toBe('/operator/members');
    }
  });

  test('an address asked for before signing in is opened after it', async () => {
    const { page } = site();
    await page.goto(`${origin}/operator/analytics`);
    await page.getByText('Sign in to open this page.').waitFor();
    await signInAs(page, 'Operator');
    await heading(page, 'Analytics').waitFor();
  });

  test('GraphiQL shares the sign-in', async () => {
    const { page } = site();
    await page.goto(origin);
    await signInAs(page, 'Member');
    await page.goto(`${origin}/graphiql`);
    await page.getByRole('status').getByText('Member', { exact: true }).waitFor();
  });
});
