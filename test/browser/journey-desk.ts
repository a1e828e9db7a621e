import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { focusedRow, rows } from './queue-given.ts';
import {
  accountButton,
  eachWithSite,
  heading,
  origin,
  type Site,
  signInAs,
  type Watch,
  watch,
} from './site-browser.ts';

const patience = { timeout: 15_000 };

/** The browser of a member, and that of an operator. */
interface SiteWithDesk extends Site {
  readonly desk: Page;
}

/** Two browser profiles for each test; the operator's is watched as the member's is. */
export function eachWithDesk(): () => SiteWithDesk {
  const site = eachWithSite();
  let desk: Page;
  let seen: Watch;
  beforeEach(async () => {
    const browser = site().context.browser();
    if (!browser) throw new Error('the browser is gone');
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(15_000);
    desk = await context.newPage();
    seen = watch(desk);
  });
  afterEach(async () => {
    await desk.context().close();
    expect(seen).toEqual({ foreign: [], complaints: [] });
  });
  return () => ({ ...site(), desk });
}

/** Opens the queue, signed in if need be, and searches for a member; ends with the first row in focus. */
export async function findInQueue(desk: Page, email: string): Promise<void> {
  if (desk.url().startsWith(origin)) {
    await desk.getByRole('navigation').getByRole('link', { name: 'Review queue' }).click();
  } else {
    await desk.goto(`${origin}/operator`);
    await signInAs(desk, 'Operator');
  }
  await accountButton(desk).waitFor();
  await heading(desk, 'Review queue').waitFor();
  await rows(desk).first().waitFor();
  await desk.keyboard.press('/');
  await desk.keyboard.type(email);
  await desk.keyboard.press('Enter');
  await expect
    .poll(async () => {
      const found = await rows(desk).allInnerTexts();
      return found.length > 0 && found.every((row) => row.includes(email));
    }, patience)
    .toBe(true);
  await desk.keyboard.press('k');
  await focusedRow(desk).waitFor();
}

/** The titles of the rows that are shown, from the top. */
export function queueTitles(desk: Page): Promise<string[]> {
  return rows(desk).getByRole('link').allInnerTexts();
}
