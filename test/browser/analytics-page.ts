import type { Page } from 'playwright-core';
import { heading, origin, signInAs } from './site-browser.ts';

/** The day so many days from now, in UTC. */
export const dayOf = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The last so many days. */
export const rangeOf = (days: number) => ({ first: dayOf(1 - days), last: dayOf(0) });

/** A fraction as the page writes it. */
export const percent = (fraction: number | null) =>
  fraction === null ? '–' : `${(fraction * 100).toFixed(1)}%`;

/** Opens the analytics as the demo operator; settles when the figures are there. */
export async function openAnalytics(page: Page, search = ''): Promise<void> {
  await page.goto(`${origin}/operator/analytics${search}`);
  await signInAs(page, 'Operator');
  await heading(page, 'Analytics').waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'detached' });
}

/** The part of the page with this title. */
export const part = (page: Page, title: string) =>
  page.getByRole('region', { name: title, exact: true });

/** The value of a figure at the top. */
export const figure = (page: Page, label: string) =>
  page.getByRole('group', { name: label, exact: true }).locator('p').nth(1);

export const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

/** The cells of the row that has this text. */
export const cells = (page: Page, name: string, text: string) =>
  table(page, name).getByRole('row').filter({ hasText: text }).getByRole('cell').allTextContents();
