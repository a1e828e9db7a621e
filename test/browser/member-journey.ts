import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { accountButton, demoAccounts, heading, origin } from './site-browser.ts';

/** A password that nobody guesses, of every member that a test registers. */
export const password = 'winter lantern ordinary harbour';

/** An address that no account has. */
export const newEmail = () => `member-${randomUUID()}@example.com`;

/** Makes an account by the form, and ends on its home. */
export async function registerAs(page: Page, email: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('tab', { name: 'Register' }).click();
  const form = page.getByRole('form', { name: 'Register' });
  await form.getByLabel('Email').fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(password);
  await form.getByRole('button', { name: 'Create my account' }).click();
  await accountButton(page).waitFor();
  await heading(page, 'Home').waitFor();
}

/** Agrees on the card that is shown. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I agree' }).click();
  await page.getByRole('region', { name: 'May we look at' }).waitFor({ state: 'detached' });
}

/** Opens a page by the navigation, without a reload. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await heading(page, name).waitFor();
}

interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/** Chooses files in the upload card. */
export async function chooseFiles(page: Page, ...files: readonly NamedFile[]): Promise<void> {
  await page
    .getByLabel('Files to upload')
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
    );
}

/** The card of a file on its way. */
export const cardOf = (page: Page, fileName: string) =>
  page.getByRole('region', { name: fileName, exact: true });

/** Asks the gateway without the page. @throws Error when it answers with errors */
export async function askGateway<Data>(
  query: string,
  variables: object,
  token: string | null = null,
): Promise<Data> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** An access token of a session apart from that of the browser. */
export async function tokenOf(email: string, secret = password): Promise<string> {
  const { login } = await askGateway<{ login: { accessToken: string } }>(
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email, password: secret } },
  );
  return login.accessToken;
}

const pendingOf = `query ($email: String!) {
  recommendations(first: 100, filter: { search: $email, status: PENDING }) { nodes { id title } }
}`;
const approve = `mutation ($ids: [ID!]!) {
  reviewRecommendations(input: { ids: $ids, decision: APPROVE }) { reviewed failed }
}`;

const operatorToken = async () => {
  const staff = await demoAccounts();
  return tokenOf(staff.emailOf('OPERATOR'), staff.password);
};

interface Waiting {
  readonly id: string;
  readonly title: string;
}

/** What waits for a member, as an operator sees it. */
export async function waitingOf(email: string): Promise<readonly Waiting[]> {
  type Answer = { recommendations: { nodes: Waiting[] } };
  const { recommendations } = await askGateway<Answer>(pendingOf, { email }, await operatorToken());
  return recommendations.nodes;
}

/** Approves some at once, as an operator. */
export async function approveOf(ids: readonly string[]): Promise<void> {
  await askGateway(approve, { ids }, await operatorToken());
}

/** Approves all that waits for a member, as an operator. @returns their titles */
export async function approveAll(email: string): Promise<string[]> {
  const waiting = await waitingOf(email);
  await approveOf(waiting.map(({ id }) => id));
  return waiting.map(({ title }) => title);
}

/** Sets how well a page is connected. @returns how to set it anew */
export async function networkOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  return async ({ offline = false, sentPerSecond = -1 } = {}): Promise<void> => {
    await session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: sentPerSecond,
    });
  };
}

/** Runs a task while a page sends only so many bytes a second. */
export async function slowly(
  page: Page,
  sentPerSecond: number,
  task: () => Promise<void>,
): Promise<void> {
  const setNetwork = await networkOf(page);
  await setNetwork({ sentPerSecond });
  await task();
  await setNetwork();
}
