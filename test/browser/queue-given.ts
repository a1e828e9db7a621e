import type { Page } from 'playwright-core';
import { ask, givenMember, tokenOf, waitingOf } from './detail-given.ts';
import { heading, origin, signInAs } from './site-browser.ts';

const header = 'transaction_id,account_id,date,amount,merchant_name,category';
const dayMillis = 86_400_000;

/** Half a year of three merchants that charge every month: Subscription-Heavy. */
function monthlyCharges(): string {
  const rows = ['Reel Room', 'Audio Shelf', 'Daily Paper'].flatMap((merchant, kind) =>
    [0, 1, 2, 3, 4, 5].map((month) => {
      const day = new Date(Date.now() - (1 + month * 30) * dayMillis).toISOString().slice(0, 10);
      return `${kind}-${month},checking,${day},${40 - kind * 10}.00,${merchant},Subscription`;
    }),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** A member of whom some recommendations wait. */
export async function givenWaiting() {
  const { id, email, send } = await givenMember();
  await send('bank.csv', monthlyCharges());
  return { id, email, waiting: await waitingOf(id) };
}

const tokens = new Map<string, Promise<string>>();

/** A token of a demo account, signed in once. */
function tokenFor(role: 'OPERATOR' | 'ADMIN'): Promise<string> {
  const token = tokens.get(role) ?? tokenOf(role);
  tokens.set(role, token);
  return token;
}

/** How many wait in all. */
export async function countWaiting(): Promise<number> {
  const query = '{ recommendations(first: 1, filter: { status: PENDING }) { totalCount } }';
  type Answer = { recommendations: { totalCount: number } };
  return (await ask<Answer>(await tokenFor('OPERATOR'), query)).recommendations.totalCount;
}

/** Sees to it that at least so many wait. */
export async function atLeastWaiting(count: number): Promise<void> {
  while ((await countWaiting()) < count) {
    await Promise.all([givenWaiting(), givenWaiting(), givenWaiting()]);
  }
}

/** Does something to a recommendation as another operator, over the API. */
export async function asColleague(
  field: 'approveRecommendation' | 'claimRecommendation' | 'releaseRecommendation',
  id: string,
): Promise<void> {
  const selection = field === 'releaseRecommendation' ? '' : '{ id }';
  await ask(await tokenFor('ADMIN'), `mutation ($id: ID!) { ${field}(id: $id) ${selection} }`, {
    id,
  });
}

/** What became of a recommendation. */
export async function decided(id: string) {
  const query = 'query ($id: ID!) { recommendation(id: $id) { status rejectionReason } }';
  type Answer = { recommendation: { status: string; rejectionReason: string | null } };
  return (await ask<Answer>(await tokenFor('OPERATOR'), query, { id })).recommendation;
}

/** Opens the queue as the operator, with these filters; settles when rows are there. */
export async function openQueue(page: Page, filters = ''): Promise<void> {
  await page.goto(`${origin}/operator${filters && `?${filters}`}`);
  await signInAs(page, 'Operator');
  await heading(page, 'Review queue').waitFor();
  await rows(page).first().waitFor();
}

/** The rows in the document. */
export const rows = (page: Page) => page.getByRole('feed').getByRole('article');

/** The row that has the focus. */
export const focusedRow = (page: Page) => page.locator('article:focus');
