import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Figures, readFigures } from './analytics-figures.ts';
import {
  eachWithSite,
  heading,
  isRunnable,
  origin,
  type Site,
  seriousViolations,
  signInAs,
  titleOf,
} from './site-browser.ts';

const dayOf = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const rangeOf = (days: number) => ({ first: dayOf(1 - days), last: dayOf(0) });
const percent = (fraction: number | null) =>
  fraction === null ? '–' : `${(fraction * 100).toFixed(1)}%`;

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`${origin}/operator/analytics${search}`);
  await signInAs(page, 'Operator');
  await heading(page, 'Analytics').waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'detached' });
}

const figure = (page: Page, label: string) =>
  page.getByRole('group', { name: label, exact: true }).locator('p').nth(1);

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

/** The cells of the row that has this text. */
const cells = (page: Page, name: string, text: string) =>
  table(page, name).getByRole('row').filter({ hasText: text }).getByRole('cell').allTextContents();

async function showsFigures(page: Page, { recommendations, users }: Figures): Promise<void> {
  const { approved, rejected, pending, approvalRate } = recommendations;
  const shown = { Decided: approved + rejected, 'Made and still waiting': pending };
  for (const [label, value] of Object.entries({ ...shown, 'Members now': users.total })) {
    await expect.poll(() => figure(page, label).textContent()).toBe(value.toLocaleString('en-US'));
  }
  await expect.poll(() => figure(page, 'Approval rate').textContent()).toBe(percent(approvalRate));
}

async function csvOf(page: Page, what: string): Promise<{ name: string; lines: string[] }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: `CSV of ${what}` }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return { name: file.suggestedFilename(), lines: text.slice(1).split('\r\n') };
}

function figuresAreTrue(site: () => Site): void {
  test('the figures are those of the API, of 30 days at first', async () => {
    const { page } = site();
    await open(page);
    const figures = await readFigures(rangeOf(30));
    await showsFigures(page, figures);
    expect(figures.recommendations.approved).toBeGreaterThan(0);
    for (const [name, count] of [
      ['Completed', figures.uploads.completed],
      ['Failed', figures.uploads.failed],
      ['Processing', figures.uploads.processing],
    ] as const) {
      expect(await cells(page, 'Uploads', name)).toEqual([name, String(count)]);
    }
    await page.getByRole('button', { name: 'Show as a table' }).nth(1).click();
    await table(page, 'Personas').waitFor();
    for (const { personaName, users } of figures.personas) {
      const share = percent(users / figures.users.withConsent);
      expect(await cells(page, 'Personas', personaName)).toEqual([personaName, `${users}`, share]);
    }
  });

  test('templates stand by approval rate, and by what one asks for', async () => {
    const { page } = site();
    await open(page, '?days=90');
    const { byTemplate } = await readFigures(rangeOf(90));
    const rates = byTemplate
      .flatMap(({ approvalRate }) => approvalRate ?? [])
      .sort((a, b) => a - b);
    const templates = table(page, 'Templates');
    const firstRow = templates.getByRole('row').nth(1);
    await expect
      .poll(() => firstRow.getByRole('cell').nth(1).textContent())
      .toBe(percent(Number(rates[0])));
    const header = templates.getByRole('columnheader', { name: 'Approved' });
    for (const order of ['ascending', 'descending']) {
      await header.getByRole('button').click();
      expect(await header.getAttribute('aria-sort')).toBe(order);
    }
    const most = Math.max(...byTemplate.map(({ approved }) => approved));
    expect(await firstRow.getByRole('cell').nth(2).textContent()).toBe(String(most));
  });
}

function daysMatter(site: () => Site): void {
  test('other days have other figures, and the address keeps them', async () => {
    const { page } = site();
    await open(page);
    await page.getByText('90 days', { exact: true }).click();
    const [quarter, month] = [await readFigures(rangeOf(90)), await readFigures(rangeOf(30))];
    expect(quarter.recommendations).not.toEqual(month.recommendations);
    await showsFigures(page, quarter);
    expect(new URL(page.url()).search).toBe('?days=90');

    const own = { first: dayOf(-60), last: dayOf(-20) };
    await page.getByText('Custom', { exact: true }).click();
    await page.getByLabel('From (UTC)').fill(own.last);
    await page.getByLabel('To (UTC)').fill(own.first);
    await page.getByText('The last day is before the first one.').waitFor();
    await page.getByLabel('From (UTC)').fill(own.first);
    await page.getByLabel('To (UTC)').fill(own.last);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await showsFigures(page, await readFigures(own));
    await page.reload();
    await showsFigures(page, await readFigures(own));
    expect(new URL(page.url()).search).toBe(`?from=${own.first}&to=${own.last}`);
  });

  test('days without decisions say so', async () => {
    const { page } = site();
    await open(page, '?from=2020-01-01&to=2020-01-07');
    await page.getByText('Nothing was decided in these days.').waitFor();
    await page.getByText('Nothing was rejected in these days.').waitFor();
    expect(await figure(page, 'Approval rate').textContent()).toBe('–');
  });

  test('figures that cannot be had say so, and are asked for again', async () => {
    const { page } = site();
    let isDown = true;
    await page.route('**/graphql', (route) => {
      const isAsked = route.request().postData()?.includes('query Analytics') ?? false;
      const fault = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
      if (!isDown || !isAsked) return route.continue();
      return route.fulfill({ json: { data: null, errors: [fault] } });
    });
    await page.goto(`${origin}/operator/analytics`);
    await signInAs(page, 'Operator');
    await page.getByRole('alert').getByText('Something went wrong on our side').waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await showsFigures(page, await readFigures(rangeOf(30)));
  });
}

function leavesThePage(site: () => Site): void {
  test('a CSV has what is shown, and all of it', async () => {
    const { page } = site();
    await open(page, '?days=7');
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
    await open(page, '?days=90');
    await page.getByRole('link', { name: 'See failed uploads and their errors' }).click();
    await heading(page, 'Member uploads').waitFor();
    expect(new URL(page.url()).search).toBe('?status=FAILED');
    await page
      .getByRole('button', { name: /\d errors?$/ })
      .first()
      .click();
    await page.getByRole('columnheader', { name: 'Problem' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByLabel('Status').selectOption({ label: 'Completed' });
    await expect.poll(() => new URL(page.url()).search).toBe('?status=COMPLETED');
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, '?days=90');
    await page.locator('.recharts-surface').nth(1).waitFor();
    const closed = page.getByRole('button', { name: 'Show as a table' });
    while ((await closed.count()) > 0) await closed.first().click();
    await page.getByText('Custom', { exact: true }).click();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
}

describe.skipIf(!isRunnable)(titleOf('analytics'), { timeout: 60_000 }, () => {
  const site = eachWithSite();
  figuresAreTrue(site);
  daysMatter(site);
  leavesThePage(site);
});
