import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readFigures } from './analytics-figures.ts';
import { openAnalytics, rangeOf, table } from './analytics-page.ts';
import { ask, givenMember, hostileExport, tokenOf, waitingOf } from './detail-given.ts';
import {
  eachWithSite,
  heading,
  isRunnable,
  type Site,
  seriousViolations,
  titleOf,
} from './site-browser.ts';

async function csvOf(page: Page, what: string): Promise<{ name: string; lines: string[] }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: `CSV of ${what}` }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return { name: file.suggestedFilename(), lines: text.slice(1).split('\r\n') };
}

function leavesThePage(site: () => Site): void {
  test('a CSV has what is shown, and all of it', async () => {
    const { page } = site();
    await openAnalytics(page, '?days=7');
    const { first, last } = rangeOf(7);
    const { reviewsByDay, byTemplate } = await readFigures({ first, last });
    const days = await csvOf(page, 'decisions by day');
    expect(days.name).toBe(`decisions-by-day-${first}-to-${last}.csv`);
    expect(days.lines).toEqual([
      'Day,Approved,Rejected',
      ...reviewsByDay.map(({ date, approved, rejected }) => `${date},${approved},${rejected}`),
      '',
    ]);
    const templates = await csvOf(page, 'templates');
    expect(templates.lines[0]).toBe('Template,Key,Approval rate,Approved,Rejected,Waiting,Type');
    expect(templates.lines).toHaveLength(byTemplate.length + 2);
  });

  test('failed uploads are one click away, with their errors row by row', async () => {
    const { page } = site();
    await openAnalytics(page, '?days=90');
    await page.getByRole('link', { name: 'See failed uploads and their errors' }).click();
    await heading(page, 'Member uploads').waitFor();
    expect(new URL(page.url()).search).toBe('?status=FAILED');
    await page
      .getByRole('button', { name: /\d errors?$/ })
      .first()
      .click();
    await page.getByRole('columnheader', { name: 'What is wrong' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByLabel('Status').selectOption({ label: 'Completed' });
    await expect.poll(() => new URL(page.url()).search).toBe('?status=COMPLETED');
  });

  test('a reason that begins a formula is none in a CSV', async () => {
    const { page } = site();
    const member = await givenMember();
    await member.send('export.csv', hostileExport());
    const [one] = await waitingOf(member.id);
    const reject = `mutation ($id: ID!, $reason: String!) {
      rejectRecommendation(id: $id, reason: $reason) { id }
    }`;
    const reason = '=HYPERLINK("http://x","<script>y</script>")';
    await ask(await tokenOf('ADMIN'), reject, { id: one?.id, reason });
    await openAnalytics(page, '?days=7');
    await table(page, 'Reasons for rejections').getByText(reason).waitFor();
    const { lines } = await csvOf(page, 'reasons for rejections');
    expect(lines.some((line) => line.startsWith(`"'=HYPERLINK(""http://x""`))).toBe(true);
  });

  test.each([
    ['light', 360],
    ['dark', 360],
    ['light', 1280],
    ['dark', 3840],
  ] as const)('axe finds nothing serious: %s, %i pixels', async (colorScheme, width) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 740 });
    await openAnalytics(page, '?days=90');
    await page.locator('.recharts-surface').nth(1).waitFor();
    const closed = page.getByRole('button', { name: 'Show as a table' });
    while ((await closed.count()) > 0) await closed.first().click();
    await page.getByText('Custom', { exact: true }).click();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
}

describe.skipIf(!isRunnable)(titleOf('analytics, taken along'), { timeout: 60_000 }, () => {
  leavesThePage(eachWithSite());
});
