import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  faultyExport,
  type GivenMember,
  givenMember,
  hostile,
  hostileExport,
  tokenOf,
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

const looks = [
  ['light', 360],
  ['dark', 360],
  ['light', 1280],
  ['dark', 2560],
] as const;

describe.skipIf(!isRunnable)(titleOf('lists for operators'), { timeout: 60_000 }, () => {
  const site = eachWithSite();
  let member: GivenMember;

  beforeAll(async () => {
    member = await givenMember();
    expect(await member.send(hostile.fileName, faultyExport)).toBe('FAILED');
    expect(await member.send('export.csv', hostileExport())).toBe('COMPLETED');
  }, 90_000);

  async function open(path: string, title: string) {
    const { page } = site();
    await page.goto(`${origin}${path}`);
    await signInAs(page, 'Operator');
    await heading(page, title).waitFor();
    return page;
  }

  test.each(looks)('axe finds nothing serious in members: %s, %i', async (colorScheme, width) => {
    await site().page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await site().page.setViewportSize({ width, height: 740 });
    const page = await open('/operator/members', 'Members');
    await page.getByRole('link', { name: member.email }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test.each(looks)('axe finds nothing serious in uploads: %s, %i', async (colorScheme, width) => {
    await site().page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await site().page.setViewportSize({ width, height: 740 });
    const page = await open('/operator/uploads', 'Member uploads');
    const row = page.getByRole('group', { name: hostile.fileName, exact: true }).first();
    await row.getByRole('button', { name: '2 errors' }).click();
    await row.getByRole('table').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('R8: names of members and files that look like scripts are text in the lists', async () => {
    const page = await open('/operator/members', 'Members');
    await page.getByRole('link', { name: member.email }).waitFor();
    await page.getByRole('link', { name: 'Member uploads' }).click();
    await page.getByText(hostile.fileName, { exact: true }).first().waitFor();
    await page.getByRole('link', { name: member.email }).first().waitFor();
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('main img').count()).toBe(0);
  });

  test('the errors of a file leave as CSV', async () => {
    const page = await open('/operator/uploads?status=FAILED', 'Member uploads');
    const row = page.getByRole('group', { name: hostile.fileName, exact: true }).first();
    await row.getByRole('button', { name: '2 errors' }).click();
    const download = page.waitForEvent('download');
    await row.getByRole('button', { name: `CSV of errors of ${hostile.fileName}` }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^errors-of-.*\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).slice(1).split('\r\n');
    expect(lines).toEqual([
      'Row,Column,What is wrong',
      expect.stringMatching(/^1,date,.*2026-02-31/),
      expect.stringMatching(/^2,amount,.*ten/),
      '',
    ]);
  });
});

describe.skipIf(!isRunnable)(titleOf('members who are special'), { timeout: 60_000 }, () => {
  const site = eachWithSite();

  async function open(id: string) {
    const { page } = site();
    await page.goto(`${origin}/operator/members/${id}`);
    await signInAs(page, 'Operator');
    await heading(page, 'Member').waitFor();
    return page;
  }

  test('one who has sent nothing has empty states, and one who is suspended says so', async () => {
    const { id } = await givenMember();
    const ban = 'mutation ($input: BanUserInput!) { banUser(input: $input) { id } }';
    await ask(await tokenOf('ADMIN'), ban, { input: { userId: id, reason: 'a test' } });
    const page = await open(id);
    await page.getByText('No signals yet.').waitFor();
    await page.getByText('No persona yet. The first').waitFor();
    await page.getByText('This member has not sent a file yet.').waitFor();
    await page.getByText('Nothing waits for a decision.').waitFor();
    await page.getByRole('region', { name: 'Account' }).getByText('Suspended').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('one who ended their consent is found no more', async () => {
    const member = await givenMember();
    await member.revoke();
    const page = await open(member.id);
    await page.getByText('There is no such member').waitFor();
    await page.getByRole('link', { name: 'Members', exact: true }).click();
    await page.getByRole('searchbox').fill(member.email.slice(0, 13));
    await page.getByText('Nobody matches').waitFor();
  });
});
