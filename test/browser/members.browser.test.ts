import { beforeAll, describe, expect, test } from 'vitest';
import {
  faultyExport,
  type GivenMember,
  givenMember,
  hostile,
  hostileExport,
} from './detail-given.ts';
import {
  eachWithSite,
  heading,
  isRunnable,
  origin,
  seriousViolations,
  signInAs,
  titleOf,
} from './site-browser.ts';

function eachWithMember() {
  const site = eachWithSite();
  let member: GivenMember;

  beforeAll(async () => {
    member = await givenMember();
    expect(await member.send(hostile.fileName, faultyExport)).toBe('FAILED');
    expect(await member.send(`good ${hostile.fileName}`, hostileExport())).toBe('COMPLETED');
  }, 90_000);

  async function openMember() {
    const { page } = site();
    await page.goto(`${origin}/operator/members/${member.id}`);
    await signInAs(page, 'Operator');
    await page.getByRole('heading', { name: member.email, level: 3 }).waitFor();
    return page;
  }

  return { site, openMember, member: () => member };
}

describe.skipIf(!isRunnable)(titleOf('members, for operators'), { timeout: 60_000 }, () => {
  const { site, member } = eachWithMember();

  test('a part of the email finds a member, and going back finds the search again', async () => {
    const { page } = site();
    await page.goto(`${origin}/operator/members`);
    await signInAs(page, 'Operator');
    await heading(page, 'Members').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(member().email.slice(0, 13));
    const rows = page.getByRole('list', { name: 'Members' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByRole('link', { name: member().email }).click();
    await heading(page, 'Member').waitFor();
    await page.goBack();
    await expect.poll(() => rows.count()).toBe(1);
    expect(await page.getByRole('searchbox').inputValue()).toBe(member().email.slice(0, 13));
    await page.getByLabel('Persona').selectOption('Savings Builder');
    await page.getByText('Nobody matches').waitFor();
  });

  test('one that is not there says so', async () => {
    const { page } = site();
    await page.goto(`${origin}/operator/members/00000000-0000-4000-8000-000000000000`);
    await signInAs(page, 'Operator');
    await page.getByText('There is no such member').waitFor();
  });
});

describe.skipIf(!isRunnable)(titleOf('a member, for operators'), { timeout: 60_000 }, () => {
  const { site, openMember } = eachWithMember();

  test('a member’s account, persona, signals and recommendations by status are there', async () => {
    const page = await openMember();
    await page.getByText('In force, version 1.0').waitFor();
    await page
      .getByRole('region', { name: 'Personas so far' })
      .getByText('Subscription-Heavy')
      .waitFor();
    await page.getByRole('region', { name: 'Signals of the last 30 days' }).waitFor();
    const recommendations = page.getByRole('region', { name: 'Recommendations' });
    await recommendations.getByRole('link').first().waitFor();
    await recommendations.getByRole('tab', { name: 'Rejected' }).click();
    await recommendations.getByText('Nothing was rejected.').waitFor();
  });

  test('the errors of an upload are a table, row by row', async () => {
    const page = await openMember();
    const button = page.getByRole('button', { name: `2 errors of ${hostile.fileName}` });
    expect(await button.innerText()).toBe('2 errors');
    await button.click();
    const rows = page.getByRole('table').getByRole('row');
    await expect
      .poll(() => rows.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Row\s+Column\s+What is wrong/),
        expect.stringMatching(/^1\s+date\s+.*2026-02-31/),
        expect.stringMatching(/^2\s+amount\s+.*ten/),
      ]);
  });

  test('R8: names of a member, files and merchants that look like scripts are text', async () => {
    const page = await openMember();
    await page.getByText(hostile.fileName, { exact: true }).waitFor();
    await page.getByText(hostile.merchant).first().waitFor();
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('main img').count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    await site().page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const page = await openMember();
    await page.getByRole('region', { name: 'Signals of the last 180 days' }).waitFor();
    await page.getByRole('button', { name: /^2 errors of/ }).click();
    await page.getByRole('table').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});
