import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphiqlOptions } from '../../src/gateway/graphiql.ts';

const { CHROMIUM_PATH, GATEWAY_URL } = env;
const isRunnable = Boolean(CHROMIUM_PATH && GATEWAY_URL);
const title = `GraphiQL in Chromium${isRunnable ? '' : ': needs CHROMIUM_PATH and GATEWAY_URL'}`;
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Against a running gateway with demo accounts: `CHROMIUM_PATH=… GATEWAY_URL=http://… vitest run`. */
describe.skipIf(!isRunnable)(title, { timeout: 30_000 }, () => {
  let browser: Browser;
  let page: Page;
  let origin: string;
  const foreignRequests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    origin = new URL(String(GATEWAY_URL)).origin;
    browser = await chromium.launch({ executablePath: String(CHROMIUM_PATH), args: quietFlags });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(15_000);
    watch(page, origin, foreignRequests, complaints);
    await page.goto(`${origin}/graphiql`);
  }, 60_000);

  afterAll(() => browser.close());

  test('it opens with the example operations', async () => {
    await lineOfEditor(page, 'Operation Editor', 'query Home').waitFor();
    const tabs = await page.getByRole('tab').allInnerTexts();
    expect(tabs).toEqual(
      expect.arrayContaining(['Home', 'PersonaTimeline', 'ReviewQueue', 'Approve', 'Reject']),
    );
    expect(tabs).toEqual(expect.arrayContaining(['Analytics', 'Login']));
    await lineOfEditor(page, 'Variables', '"first"').waitFor();
  });

  test('signed in as the demo member, it shows the home screen', async () => {
    await page.getByRole('button', { name: 'Member', exact: true }).click();
    const email = (await page.getByRole('status').getByText('@').innerText()).trim();
    const answer = await run(page, 'Home');
    expect(answer).toMatchObject({ data: { me: { email, role: 'USER' } } });
    expect(answer).not.toHaveProperty('errors');
    await responseLine(page, email).waitFor();
  });

  test('a reload keeps the tabs, the variables and the sign-in', async () => {
    const tabs = await page.getByRole('tab').allInnerTexts();
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await lineOfEditor(page, 'Operation Editor', 'query Home').waitFor();
    await lineOfEditor(page, 'Variables', '"first"').waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(tabs);
  });

  test('signed in by e-mail and password as an operator, it shows the review queue', async () => {
    const demo = await demoAccounts(origin);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill(demo.emailOf('OPERATOR'));
    await page.getByLabel('Password').fill(demo.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('status').getByText('Operator', { exact: true }).waitFor();
    await page.getByRole('tab', { name: /^ReviewQueue/ }).click();
    await lineOfEditor(page, 'Operation Editor', 'query ReviewQueue').waitFor();
    // The tab is open when both its editors are: only then does the button run its operation.
    await lineOfEditor(page, 'Variables', '"PENDING"').waitFor();
    await page.getByRole('tab', { name: /^ReviewQueue/, selected: true }).waitFor();
    expect(await run(page, 'ReviewQueue')).toMatchObject({
      data: { recommendations: expect.anything() },
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  test('nothing went to another host and the console stayed silent', () => {
    expect(foreignRequests).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

function watch(page: Page, origin: string, foreignRequests: string[], complaints: string[]) {
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== 'data:') foreignRequests.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
}

async function demoAccounts(origin: string) {
  const response = await fetch(`${origin}/graphiql/config.json`);
  const { demo } = (await response.json()) as GraphiqlOptions;
  if (!demo) throw new Error(`${origin} offers no demo accounts`);
  const emailOf = (role: string) => String(demo.accounts.find((one) => one.role === role)?.email);
  return { password: demo.password, emailOf };
}

/** Runs the operation of the open tab and answers what the gateway said. */
async function run(page: Page, operationName: string): Promise<unknown> {
  const answered = page.waitForResponse(
    (response) => response.request().postDataJSON()?.operationName === operationName,
  );
  await page.getByRole('button', { name: 'Execute query' }).click();
  return (await answered).json();
}

function lineOfEditor(page: Page, editor: string, text: string) {
  const line = page.getByRole('region', { name: editor }).locator('.view-line');
  return line.filter({ hasText: text }).first();
}

function responseLine(page: Page, text: string) {
  return page.locator('.graphiql-response .view-line').filter({ hasText: text }).first();
}
