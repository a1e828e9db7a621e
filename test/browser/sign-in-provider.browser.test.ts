import { describe, expect, test } from 'vitest';
import { somebody } from '../identity/oauthBed.ts';
import { newEmail, password } from './member-journey.ts';
import { eachWithSignIn, homesOf, isTooWide, seat } from './sign-in-bed.ts';
import {
  accountButton,
  eachWithSite,
  heading,
  isRunnable,
  seriousViolations,
  titleOf,
} from './site-browser.ts';

const bed = eachWithSignIn();
const backAt = (query: string) => `${bed().site}/sign-in/callback?${query}`;

describe.skipIf(!isRunnable)(titleOf('signing in at a provider'), { timeout: 60_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test('from the click to the page that was asked for; the address keeps no code', async () => {
    const { page } = site();
    await seat(bed(), page, somebody({ email: newEmail(), emailVerified: true }));
    await page.goto(`${bed().site}/app/uploads?a=b`);
    const returned = page.waitForRequest((request) => request.url().includes('/sign-in/callback?'));
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await heading(page, 'Uploads').waitFor();
    expect(new URL((await returned).url()).searchParams.get('code')).toBeTruthy();
    expect(page.url()).toBe(`${bed().site}/app/uploads?a=b`);
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).toBe('{}');
    await page.reload();
    await accountButton(page).waitFor();
    await page.goBack();
    expect(page.url()).not.toContain('code=');
  });

  test('only the configured ones are offered, and the keyboard is enough', async () => {
    const { page } = site();
    await seat(bed(), page, somebody());
    await page.goto(bed().site);
    const buttons = page.getByRole('button', { name: /^Continue with/ });
    await buttons.first().waitFor();
    expect(await buttons.allInnerTexts()).toEqual([
      'Continue with Google',
      'Continue with single sign-on',
    ]);
    await page.getByRole('button', { name: 'Sign in', exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'Home').waitFor();
  });

  test('whoever refuses at the provider is told that nothing has changed, and may try again', async () => {
    const { page } = site();
    await page.goto(`${bed().site}/app`);
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await heading(page, 'You did not allow it').waitFor();
    expect(page.url()).toBe(`${bed().site}/sign-in/callback`);
    await seat(bed(), page, somebody());
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'Home').waitFor();
  });
});

describe.skipIf(!isRunnable)(titleOf('a return that leads nowhere'), { timeout: 60_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test.each([
    'code=stolen&state=foisted&iss=http%3A%2F%2Fexample.test',
    'error=access_denied&error_description=Call%20this%20number&state=foisted',
    '',
  ])('a return that this tab did not ask for sends nothing: %j', async (query) => {
    const { page } = site();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) sent.push(String(request.postData()));
    });
    await page.goto(backAt(query));
    await heading(page, 'This sign-in was not begun here').waitFor();
    expect(page.url()).toBe(`${bed().site}/sign-in/callback`);
    expect(await page.getByText('Call this number').count()).toBe(0);
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Other ways to sign in' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  test('a code that the provider does not know is refused, and one begins anew', async () => {
    const { page } = site();
    await seat(bed(), page, somebody());
    const consentPage = `${bed().issuer.url}/auth?**`;
    await page.route(consentPage, (route) => {
      const state = new URL(route.request().url()).searchParams.get('state');
      const location = backAt(`code=made-up&state=${state}`);
      return route.fulfill({ status: 302, headers: { location } });
    });
    await page.goto(bed().site);
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await page.getByText('Google did not confirm it').waitFor();
    await page.unroute(consentPage);
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'Home').waitFor();
  });

  test('an address that has an account already: the page says the way out', async () => {
    const { page } = site();
    const email = newEmail();
    await bed().anonymous.run('Register', { input: { email, password } });
    await seat(bed(), page, somebody({ email, emailVerified: true }));
    await page.goto(bed().site);
    await page.getByRole('button', { name: 'Continue with Google' }).click();
    await heading(page, 'You have an account already').waitFor();
    await page.getByText('Sign in as you did before, then add Google in the settings').waitFor();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(bed().site);
    await page.getByRole('button', { name: 'Continue with Google' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.goto(backAt('code=a&state=b'));
    await heading(page, 'This sign-in was not begun here').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });
});
