import { describe, expect, test } from 'vitest';
import {
  eachWithSite,
  gzippedBytes,
  heading,
  isRunnable,
  origin,
  seriousViolations,
  signInAs,
  signInButton,
  titleOf,
} from './site-browser.ts';

const mostBytes = 250_000;

const pages = [
  ['/operator', 'Review queue'],
  ['/operator/members', 'Members'],
  ['/operator/analytics', 'Analytics'],
  ['/app', 'Home'],
  ['/app/uploads', 'Uploads'],
  ['/app/sessions', 'Sessions'],
  ['/app/settings', 'Settings'],
  ['/app/nowhere', 'Nothing here'],
] as const;

describe.skipIf(!isRunnable)(titleOf('the shell of the site'), { timeout: 60_000 }, () => {
  const site = eachWithSite();

  test('a member who opens the review queue is told kindly that it is for operators', async () => {
    const { page } = site();
    await page.goto(`${origin}/operator`);
    await signInAs(page, 'Member');
    await page.getByText('This page is for operators').waitFor();
    await page.getByRole('link', { name: 'Go to my page' }).click();
    await heading(page, 'Home').waitFor();
  });

  test('a connection that is away is said, and what is back is live again', async () => {
    const { page, context } = site();
    await page.goto(origin);
    await signInAs(page, 'Operator');
    await page.getByRole('status', { name: 'Connection: Live' }).waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await context.setOffline(false);
    await page.getByRole('status', { name: 'Connection: Live' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(origin);
    await signInButton(page).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await signInAs(page, 'Operator');
    for (const [path, title] of pages) {
      await page.goto(`${origin}${path}`);
      await heading(page, title).waitFor();
      await page.getByLabel('Loading').first().waitFor({ state: 'detached' });
      expect(await seriousViolations(page), path).toEqual([]);
    }
  });

  test('the first view has less than 250 kB, of the sign-in and of the review queue', async () => {
    const { page } = site();
    const signIn = await gzippedBytes(page, async () => {
      await page.goto(origin);
      await signInButton(page).waitFor();
    });
    await signInAs(page, 'Operator');
    const queue = await gzippedBytes(page, async () => {
      await page.goto(`${origin}/operator`);
      await heading(page, 'Review queue').waitFor();
      await page.locator('main').getByRole('link').first().waitFor();
    });
    process.stdout.write(`gzipped: sign-in ${signIn} bytes, review queue ${queue} bytes\n`);
    expect(Math.min(signIn, queue)).toBeGreaterThan(10_000);
    expect(Math.max(signIn, queue)).toBeLessThan(mostBytes);
  });
});
