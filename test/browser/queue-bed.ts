import { env } from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { hashPassword } from '../../src/domain/passwords.ts';
import { isSiteBuilt } from '../../src/gateway/site.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { rows } from './queue-given.ts';
import { fillQueue } from './queue-seed.ts';
import { heading, launchBrowser, signInButton } from './site-browser.ts';

/** Whether there is a browser and a built page: the gateway is the test's own. */
export const isBedRunnable = Boolean(env.CHROMIUM_PATH) && isSiteBuilt();

/** `name`, and what is missing where the test cannot be run. */
export const bedTitleOf = (name: string) =>
  `${name}${isBedRunnable ? '' : ': needs CHROMIUM_PATH and the built pages'}`;

/** A gateway of the test's own with a full queue, and an operator at a browser. */
export interface QueueBed {
  readonly bed: TestBed;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Who is signed in there. */
  readonly operator: { readonly id: string; readonly email: string };
  /** What the console said that nobody should have to read, and requests to other hosts. */
  readonly complaints: string[];
}

export const operatorPassword = 'a long password of an operator';

/** Opens a gateway whose queue has so many waiting, and a browser, for a test file. */
export function withFullQueue(count: number): () => QueueBed {
  let bed: TestBed;
  let browser: Browser;
  let queueBed: QueueBed;
  beforeAll(async () => {
    bed = await openTestBed();
    await fillQueue(bed.gateway.services.db, count);
    const passwordHash = await hashPassword(operatorPassword);
    const operator = await bed.given.user({
      role: 'operator',
      consentStatus: false,
      email: 'operator@example.com',
      passwordHash,
    });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(stopwatch);
    const page = await context.newPage();
    const { id, email } = operator;
    queueBed = {
      bed,
      page,
      context,
      operator: { id, email: String(email) },
      complaints: complaintsOf(page, bed.url),
    };
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await bed.close();
  });
  return () => queueBed;
}

function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(origin)) {
      complaints.push(request.url());
    }
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/** Notes in the page when rows are first painted, and the last click before. */
const stopwatch = `{
  addEventListener('click', () => performance.mark('click'), { capture: true });
  const noteRows = (_, observer) => {
    if (!document.querySelector('[role="feed"] article')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('first-rows')));
  };
  new MutationObserver(noteRows).observe(document, { subtree: true, childList: true });
}`;

/** Waits for the first rows. @returns how long they took since a mark of the page, or since it was opened */
async function firstRows(page: Page, since: 'click' | 'opened'): Promise<number> {
  await rows(page).first().waitFor();
  const timeOf = (mark: string) =>
    page.evaluate<number>(`performance.getEntriesByName('${mark}').at(-1)?.startTime ?? 0`);
  await expect.poll(() => timeOf('first-rows')).toBeGreaterThan(0);
  return (await timeOf('first-rows')) - (since === 'click' ? await timeOf('click') : 0);
}

/** Signs in by the form that is shown. */
export async function signInHere({ page, operator }: QueueBed): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByRole('textbox', { name: 'Email' }).fill(operator.email);
  await form.getByLabel('Password', { exact: true }).fill(operatorPassword);
  await signInButton(page).click();
}

/** Signs in at the queue. @returns the milliseconds from the click until the first rows were painted */
export async function signInToQueue(queueBed: QueueBed): Promise<number> {
  const { bed, page } = queueBed;
  await page.goto(`${bed.url}/operator`);
  await signInHere(queueBed);
  return firstRows(page, 'click');
}

/** Opens the queue as who is signed in already. @returns the milliseconds until rows were painted */
export async function openAgain({ bed, page }: QueueBed, filters = ''): Promise<number> {
  await page.goto(`${bed.url}/operator${filters && `?${filters}`}`, { waitUntil: 'commit' });
  const millis = await firstRows(page, 'opened');
  await heading(page, 'Review queue').waitFor();
  return millis;
}
