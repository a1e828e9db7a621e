import { env } from 'node:process';
import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/domain/passwords.ts';
import { isSiteBuilt } from '../../src/gateway/site.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { heading, launchBrowser, signInButton } from './site-browser.ts';

const isRunnable = Boolean(env.CHROMIUM_PATH) && isSiteBuilt();
const needs = isRunnable ? '' : ': needs CHROMIUM_PATH and the built pages';
const memberCount = 2_500;
const suspendedEmail = 'member-00042@example.com';
const operator = { email: 'operator@example.com', password: 'a long password of an operator' };

/** Members, the first one the newest, and an operator. */
async function fillMembers({ gateway, given }: TestBed): Promise<void> {
  const passwordHash = await hashPassword(operator.password);
  await given.user({ role: 'operator', email: operator.email, passwordHash });
  await gateway.services.db.execute(sql`
    insert into users (email, consent_status, consent_version, created_at, banned_at)
    select email, true, '1.0', now() - place * interval '1 minute',
      case when email = ${suspendedEmail} then now() end
    from (
      select place, 'member-' || to_char(place, 'FM00000') || '@example.com' as email
      from generate_series(1, ${memberCount}) as place
    ) as members`);
  await gateway.services.db.execute(sql`analyze users`);
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/operator/members`);
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByRole('textbox', { name: 'Email' }).fill(operator.email);
  await form.getByLabel('Password', { exact: true }).fill(operator.password);
  await signInButton(page).click();
  await heading(page, 'Members').waitFor();
  await rows(page).first().waitFor();
}

const rows = (page: Page) =>
  page.getByRole('list', { name: 'Members', exact: true }).getByRole('listitem');
const emailOf = (place: number) => `member-${String(place).padStart(5, '0')}@example.com`;
const linkTo = (page: Page, place: number) => page.getByRole('link', { name: emailOf(place) });
const focused = (page: Page) => page.evaluate('document.activeElement.textContent');
const toTheEnd = 'window.scrollTo(0, document.documentElement.scrollHeight)';

async function scrollUntil(page: Page, place: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.evaluate(toTheEnd);
        return linkTo(page, place).count();
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe(1);
}

function eachWithMembers() {
  let bed: TestBed;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    bed = await openTestBed();
    await fillMembers(bed);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    await signIn(page, bed.url);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await bed.close();
  });
  return () => page;
}

describe.skipIf(!isRunnable)(`thousands of members${needs}`, { timeout: 90_000 }, () => {
  const page = eachWithMembers();

  test('the list is scrolled to its end, and only what is in sight is in the document', async () => {
    await page().getByText(memberCount.toLocaleString('en-US'), { exact: true }).waitFor();
    await scrollUntil(page(), memberCount);
    expect(await rows(page()).count()).toBeLessThan(60);
    expect(await rows(page()).last().getAttribute('aria-posinset')).toBe(String(memberCount));
    expect(await rows(page()).last().getAttribute('aria-setsize')).toBe(String(memberCount));
  });

  test('whoever comes back from a member finds the list where it was', async () => {
    await linkTo(page(), memberCount).click();
    await heading(page(), 'Member').waitFor();
    expect(await page().evaluate('window.scrollY')).toBe(0);
    await page().goBack();
    await linkTo(page(), memberCount).waitFor();
    await page().evaluate('window.scrollTo(0, 0)');
    await linkTo(page(), 1).waitFor();
  });

  test('Tab goes from row to row, and the one with the focus is not lost by scrolling', async () => {
    await linkTo(page(), 1).focus();
    for (let place = 2; place <= 20; place++) {
      await page().keyboard.press('Tab');
      await expect.poll(() => focused(page())).toBe(emailOf(place));
    }
    await page().evaluate(toTheEnd);
    await linkTo(page(), memberCount).waitFor();
    expect(await focused(page())).toBe(emailOf(20));
  });

  test('search and persona stand in the address, and an account that is suspended says so', async () => {
    await page().keyboard.press('/');
    await page().keyboard.type('member-00042');
    await expect.poll(() => rows(page()).count()).toBe(1);
    await rows(page()).getByText('Suspended').waitFor();
    await page().getByLabel('Persona').selectOption('Balanced');
    await page().getByText('Nobody matches').waitFor();
    expect(new URL(page().url()).search).toBe('?search=member-00042&persona=5');
    await page().reload();
    await page().getByText('Nobody matches').waitFor();
    await page().getByLabel('Persona').selectOption('Any persona');
    await linkTo(page(), 42).waitFor();
    await page().getByRole('searchbox').fill('');
    await linkTo(page(), 1).waitFor();
  });

  test('a page that does not come leaves the rows there are, and is asked for again', async () => {
    await page().route('**/graphql', (route) => route.abort());
    const alert = page().getByRole('alert');
    await expect
      .poll(async () => {
        await page().evaluate(toTheEnd);
        return alert.count();
      })
      .toBe(1);
    expect(await rows(page()).count()).toBeGreaterThan(5);
    await page().unroute('**/graphql');
    const known = await rows(page()).last().getAttribute('aria-posinset');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await linkTo(page(), Number(known) + 1).waitFor();
  });
});
