import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../web/site/operator/analytics/format.ts';
import { type Figures, readFigures } from './analytics-figures.ts';
import {
  cells,
  dayOf,
  figure,
  openAnalytics,
  part,
  percent,
  rangeOf,
  table,
} from './analytics-page.ts';
import { eachWithSite, isRunnable, origin, type Site, signInAs, titleOf } from './site-browser.ts';

/** Figures of many days take a moment. */
const patient = { timeout: 10_000 };

async function showsFigures(page: Page, figures: Figures): Promise<void> {
  const { recommendations, users } = figures;
  const { approved, rejected, pending, approvalRate, medianReviewSeconds } = recommendations;
  const shown = { Decided: approved + rejected, 'Made and still waiting': pending };
  for (const [label, value] of Object.entries({ ...shown, 'Members now': users.total })) {
    await expect
      .poll(() => figure(page, label).textContent(), patient)
      .toBe(value.toLocaleString('en-US'));
  }
  await expect
    .poll(() => figure(page, 'Approval rate').textContent(), patient)
    .toBe(percent(approvalRate));
  const median = formatDuration(medianReviewSeconds);
  await expect
    .poll(() => figure(page, 'Median time to review').textContent(), patient)
    .toBe(median);
  const oldest = page.getByRole('group', { name: 'Longest waiting now' }).locator('time');
  expect(await oldest.getAttribute('datetime')).toBe(figures.oldestPendingAt);
}

async function showsReasons(page: Page, { byRejectionReason, recommendations }: Figures) {
  expect(byRejectionReason.length).toBeGreaterThan(0);
  for (const { reason, count } of byRejectionReason) {
    const share = percent(count / recommendations.rejected);
    expect(await cells(page, 'Reasons for rejections', reason)).toEqual([
      reason,
      `${count}`,
      share,
    ]);
  }
}

function figuresAreTrue(site: () => Site): void {
  test('the figures are those of the API, of 30 days at first', async () => {
    const { page } = site();
    await openAnalytics(page);
    const figures = await readFigures(rangeOf(30));
    await showsFigures(page, figures);
    await showsReasons(page, figures);
    expect(figures.recommendations.approved).toBeGreaterThan(0);
    for (const [name, count] of [
      ['Completed', figures.uploads.completed],
      ['Failed', figures.uploads.failed],
      ['Processing', figures.uploads.processing],
    ] as const) {
      expect(await cells(page, 'Uploads', name)).toEqual([name, String(count)]);
    }
    await part(page, 'Personas').getByRole('button', { name: 'Show as a table' }).click();
    await table(page, 'Personas').waitFor();
    for (const { personaName, users } of figures.personas) {
      const share = percent(users / figures.users.withConsent);
      expect(await cells(page, 'Personas', personaName)).toEqual([personaName, `${users}`, share]);
    }
  });

  test('templates stand by approval rate, and by what one asks for', async () => {
    const { page } = site();
    await openAnalytics(page, '?days=90');
    const { byTemplate } = await readFigures(rangeOf(90));
    const rates = byTemplate
      .flatMap(({ approvalRate }) => approvalRate ?? [])
      .sort((a, b) => a - b);
    const templates = table(page, 'Templates');
    const firstRow = templates.getByRole('row').nth(1);
    await expect
      .poll(() => firstRow.getByRole('cell').nth(1).textContent(), patient)
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
    await openAnalytics(page);
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
    await openAnalytics(page, '?from=2020-01-01&to=2020-01-07');
    await page.getByText('Nothing was decided in these days.').waitFor();
    await page.getByText('Nothing was rejected in these days.').waitFor();
    const figures = await readFigures({ first: '2020-01-01', last: '2020-01-07' });
    await showsFigures(page, figures);
    expect(await figure(page, 'Median time to review').textContent()).toBe('–');
    await page.getByText('No recommendation was made or decided in these days.').waitFor();
    expect(await cells(page, 'Uploads', 'Completed')).toEqual(['Completed', '0']);
    expect(await page.getByRole('button', { name: 'CSV of templates' }).isDisabled()).toBe(true);
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

describe.skipIf(!isRunnable)(titleOf('analytics'), { timeout: 60_000 }, () => {
  const site = eachWithSite();
  figuresAreTrue(site);
  daysMatter(site);
});
