import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { env } from 'node:process';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { GraphiqlOptions } from '../../src/gateway/graphiql.ts';

const { CHROMIUM_PATH, GATEWAY_URL } = env;

/** Whether there is a browser and a gateway with demo accounts to try the pages on. */
export const isRunnable = Boolean(CHROMIUM_PATH && GATEWAY_URL);

/** Where that gateway is. */
export const origin = isRunnable ? new URL(String(GATEWAY_URL)).origin : '';

/** `name`, and what is missing where the test cannot be run. */
export const titleOf = (name: string) =>
  `${name}${isRunnable ? '' : ': needs CHROMIUM_PATH and GATEWAY_URL'}`;

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: String(CHROMIUM_PATH), args: quietFlags });
}

/** What went wrong on a page without anybody looking: nothing must stand here in the end. */
export interface Watch {
  /** Requests to other hosts. */
  readonly foreign: string[];
  /** Errors and warnings of the console, violations of the policy among them. */
  readonly complaints: string[];
}

/** Watches a page from now on; `home` says which origins are no other hosts. */
export function watch(page: Page, home: () => readonly string[] = () => [origin]): Watch {
  const seen: Watch = { foreign: [], complaints: [] };
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (!home().includes(asked) && protocol !== 'data:') seen.foreign.push(request.url());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  return seen;
}

/** A fresh browser profile with one page, for each test. */
export interface Site {
  readonly page: Page;
  readonly context: BrowserContext;
}

/**
 * Opens a browser for a test file, and a profile of its own for each test. After each, nothing must
 * have gone to another host and the console must have stayed silent.
 *
 * @param home the origins that are no other hosts: of a gateway of one's own, and of a provider
 */
export function eachWithSite(home?: () => readonly string[]): () => Site {
  let browser: Browser;
  let site: Site;
  let seen: Watch;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    seen = watch(page, home);
    site = { page, context };
  });
  afterEach(async () => {
    await site.context.close();
    expect(seen).toEqual({ foreign: [], complaints: [] });
  });
  afterAll(() => browser.close());
  return () => site;
}

/** The button that shows who is signed in. */
export const accountButton = (page: Page) => page.getByRole('button', { name: /^Account:/ });

/** The button of the sign-in form. */
export const signInButton = (page: Page) =>
  page.getByRole('button', { name: 'Sign in', exact: true });

/** The title of a page. */
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** Signs out by the account's menu. */
export async function signOut(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await signInButton(page).waitFor();
}

/** Signs in with one click, as the demo account of this name: `Operator`. */
export async function signInAs(page: Page, name: 'Member' | 'Operator' | 'Admin'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await accountButton(page).waitFor();
}

/** The demo accounts of the gateway. */
export async function demoAccounts() {
  const response = await fetch(`${origin}/site/config.json`);
  const { demo } = (await response.json()) as GraphiqlOptions;
  if (!demo) throw new Error(`${origin} offers no demo accounts`);
  const emailOf = (role: string) => String(demo.accounts.find((one) => one.role === role)?.email);
  return { password: demo.password, emailOf };
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResult {
  violations: {
    id: string;
    impact: string | null;
    nodes: { html: string; any: { message: string }[] }[];
  }[];
}

/** What axe finds serious or critical on the page as it stands, one line each. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // By the debugger: as a script of the page the policy would refuse it.
  await page.evaluate(readFileSync(axeFile, 'utf8'));
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
}

/** How many bytes of scripts and styles come, gzipped, while a task runs on a page. */
export async function gzippedBytes(page: Page, task: () => Promise<void>): Promise<number> {
  const bodies = new Map<string, Promise<Buffer>>();
  const listener = (response: { url(): string; body(): Promise<Buffer> }) => {
    if (/\.(js|css)$/.test(response.url())) bodies.set(response.url(), response.body());
  };
  page.on('response', listener);
  await task();
  page.off('response', listener);
  const sizes = (await Promise.all(bodies.values())).map((body) => gzipSync(body).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}
