import { Client, fetchExchange } from 'urql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuthenticatedFragment } from '../../web/shared/generated/graphql.ts';
import { Session } from '../../web/shared/session.ts';
import { describeError } from '../../web/site/api/describe-error.ts';
import { StubBrowser } from './stub-browser.ts';
import { accounts, StubGateway } from './stub-gateway.ts';

const { a, b } = accounts;
const unauthenticated = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
const deletion = 'mutation DeleteAccount { deleteAccount }';
const newPassword = 'mutation ChangePassword { changePassword { accessToken } }';

let gateway: StubGateway;
let endpoint: string;
let browser: StubBrowser;
let tab: Session;

beforeEach(async () => {
  gateway = new StubGateway();
  endpoint = `${await gateway.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  browser = new StubBrowser();
  tab = openTab();
});

afterEach(() => gateway.app.close());

const openTab = () => new Session(endpoint, browser.tab());

/** The tab shows one account; another tab signs in as another, and the tab does not hear of it. */
async function takeOver({ expiring }: { readonly expiring: boolean }): Promise<Session> {
  gateway.tokenLifeMillis = expiring ? 2_000 : 15 * 60_000;
  await tab.signIn(a.email, 'right');
  gateway.tokenLifeMillis = 15 * 60_000;
  browser.isHeard = false;
  const other = openTab();
  await other.signIn(b.email, 'right');
  gateway.done.length = 0;
  return other;
}

async function review(session: Session) {
  const body = JSON.stringify({ query: 'mutation Review { review }' });
  const headers = { 'content-type': 'application/json' };
  const response = await session.fetchAs(a.id)(endpoint, { method: 'POST', headers, body });
  return response.json();
}

test('a page sends as its own account, also after its token was renewed', async () => {
  gateway.tokenLifeMillis = 2_000;
  await tab.signIn(a.email, 'right');
  expect(await review(tab)).toEqual({ data: { review: true } });
  gateway.accessTokens.clear();
  expect(await review(tab)).toEqual({ data: { review: true } });
  expect(gateway.done).toEqual([`Review of ${a.email}`, `Review of ${a.email}`]);
});

test.each([
  ['a token about to expire', true],
  ['a token that was revoked', false],
])('with %s, nothing is sent as who has signed in elsewhere meanwhile', async (_, expiring) => {
  await takeOver({ expiring });
  gateway.accessTokens.delete('access-1');
  expect(await review(tab)).toMatchObject(unauthenticated);
  expect(gateway.done).toEqual([]);
  expect(tab.getState().account).toEqual(b);
  expect(tab.getState().notice).toMatch(`Another tab signed in as ${b.email}`);
  expect(await review(tab)).toMatchObject(unauthenticated);
  expect(gateway.done).toEqual([]);
});

test('pages read it as a refusal, not as a connection that broke and may be tried again', async () => {
  await takeOver({ expiring: true });
  const client = new Client({
    url: endpoint,
    fetch: tab.fetchAs(a.id),
    exchanges: [fetchExchange],
    preferGetMethod: false,
  });
  const { error } = await client.mutation('mutation Review { review }', {}).toPromise();
  expect(describeError(error)).toMatchObject({ code: 'UNAUTHENTICATED', canRetry: false });
});

test('who is signed out sends nothing for the account from before, not even as nobody', async () => {
  await tab.signIn(a.email, 'right');
  await tab.signOut();
  expect(await review(tab)).toMatchObject(unauthenticated);
  expect(gateway.asked).toEqual(['Login', 'Logout']);
});

test('an account is not deleted from the page of another', async () => {
  await takeOver({ expiring: true });
  await expect(tab.end(deletion, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(gateway.done).toEqual([]);
});

test('a password is not changed from the page of another', async () => {
  await takeOver({ expiring: true });
  const payloadOf = (data: { changePassword: AuthenticatedFragment }) => data.changePassword;
  const changing = tab.begin(newPassword, {}, payloadOf, { asSelf: true });
  await expect(changing).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(gateway.done).toEqual([]);
});

test('signing out on the page of another leaves who has signed in meanwhile', async () => {
  const other = await takeOver({ expiring: true });
  await tab.signOut();
  expect(gateway.done).toEqual([]);
  expect(tab.getState().account).toEqual(b);
  expect(other.getState().account).toEqual(b);
});

test('who hears of another account while it renews its token asks once more', async () => {
  await tab.signIn(a.email, 'right');
  const other = openTab();
  const held = Promise.withResolvers<void>();
  gateway.until = held.promise;
  const renewal = tab.renew();
  await expect.poll(() => gateway.asked).toContain('RefreshSession');
  const signingIn = other.signIn(b.email, 'right');
  held.resolve();
  await Promise.all([renewal, signingIn]);
  await expect.poll(() => tab.getState().account).toEqual(b);
  expect(tab.getState().notice).toMatch(`Another tab signed in as ${b.email}`);
});

test('one who signs out while SpendSense is away reads so, and it is told later', async () => {
  await tab.signIn(a.email, 'right');
  gateway.outage = 'away';
  await tab.signOut();
  expect(tab.getState().account).toBeNull();
  expect(tab.getState().notice).toMatch('SpendSense could not be told yet');
  gateway.outage = null;
  await expect.poll(() => gateway.done, { timeout: 10_000 }).toEqual([`Logout of ${a.email}`]);
  await expect.poll(() => tab.getState().notice).toMatch('SpendSense has been told');
});

test('what is told later ends the session that was left, and no other', async () => {
  await tab.signIn(a.email, 'right');
  gateway.outage = 'away';
  await tab.signOut();
  await expect.poll(() => gateway.asked).toEqual(['Login', 'Logout', 'Logout']);
  gateway.outage = null;
  await tab.signIn(b.email, 'right');
  await expect.poll(() => gateway.done, { timeout: 10_000 }).toEqual([`Logout of ${a.email}`]);
  expect(tab.getState()).toEqual({ account: b, notice: null });
  const next = openTab();
  await next.restore();
  expect(next.getState()).toEqual({ account: b, notice: null });
});
