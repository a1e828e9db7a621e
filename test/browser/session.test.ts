import { afterEach, beforeEach, expect, test } from 'vitest';
import { Session } from '../../web/shared/session.ts';
import { accounts, refused, StubGateway } from './stub-gateway.ts';

const home = request('query Home { me { email } }');
const answered = { data: { me: { email: 'a@example.test' } } };

let gateway: StubGateway;
let endpoint: string;
let session: Session;

beforeEach(async () => {
  gateway = new StubGateway();
  endpoint = `${await gateway.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  session = new Session(endpoint);
});

afterEach(() => gateway.app.close());

async function ask(init: RequestInit) {
  return (await session.fetch(endpoint, init)).json();
}

function request(query: string, variables: Record<string, unknown> = {}) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
}

test('a request after signing in carries the token', async () => {
  await session.signIn('a@example.test', 'right');
  expect(session.getState().account).toEqual(accounts.a);
  expect(await ask(home)).toEqual(answered);
  expect(gateway.asked).toEqual(['Login', 'Home']);
});

test('a wrong password throws what the gateway said and keeps who was signed in', async () => {
  await session.signIn('a@example.test', 'right');
  await expect(session.signIn('a@example.test', 'wrong')).rejects.toThrow('Refused: login');
  expect(await ask(home)).toEqual(answered);
});

test('signing in as another account signs the first one out', async () => {
  await session.signIn('a@example.test', 'right');
  await session.signIn('a@example.test', 'right');
  expect(gateway.asked).toEqual(['Login', 'Login', 'Logout']);
  expect([...gateway.accessTokens]).toEqual(['access-2']);
});

test('signing out forgets the token and ends the session', async () => {
  await session.signIn('a@example.test', 'right');
  await session.signOut();
  expect(session.getState()).toEqual({ account: null, notice: null });
  expect(gateway.accessTokens.size).toBe(0);
  expect(await ask(home)).toEqual(refused('me'));
});

test('a refused token is renewed once and the request repeated', async () => {
  await session.signIn('a@example.test', 'right');
  gateway.accessTokens.clear();
  expect(await ask(home)).toEqual(answered);
  expect(gateway.asked).toEqual(['Login', 'Home', 'RefreshSession', 'Home']);
});

test('requests refused together share one renewal', async () => {
  await session.signIn('a@example.test', 'right');
  gateway.accessTokens.clear();
  expect(await Promise.all([ask(home), ask(home), ask(home)])).toEqual(Array(3).fill(answered));
  expect(gateway.asked.filter((name) => name === 'RefreshSession')).toHaveLength(1);
});

test('a token about to expire is renewed before it is used', async () => {
  gateway.tokenLifeMillis = 2_000;
  await session.signIn('a@example.test', 'right');
  expect(await ask(home)).toEqual(answered);
  expect(gateway.asked).toEqual(['Login', 'RefreshSession', 'Home']);
});

test('a refused renewal ends the session with a notice', async () => {
  await session.signIn('a@example.test', 'right');
  gateway.accessTokens.clear();
  gateway.refreshTokens.clear();
  expect(await ask(home)).toEqual(refused('me'));
  expect(session.getState().account).toBeNull();
  expect(session.getState().notice).toMatch('sign in again');
});

test("wrong credentials in the person's own Login renew nothing", async () => {
  await session.signIn('a@example.test', 'right');
  const query = 'mutation Login($input: LoginInput!) { login(input: $input) { accessToken } }';
  expect(await ask(request(query, { input: { password: 'wrong' } }))).toEqual(refused('login'));
  expect(gateway.asked).toEqual(['Login', 'Login']);
});

test('an Authorization header given with the request is left alone', async () => {
  await session.signIn('a@example.test', 'right');
  const headers = { ...home.headers, authorization: 'Bearer another' };
  expect(await ask({ ...home, headers })).toEqual(refused('me'));
  expect(gateway.asked).toEqual(['Login', 'Home']);
});

test('a gateway that is away is named as such, and the session is kept', async () => {
  await session.signIn('a@example.test', 'right');
  await gateway.app.close();
  await expect(session.fetch(endpoint, home)).rejects.toThrow('The gateway does not answer');
  expect(session.getState().account).not.toBeNull();
});

test('an answer that is not JSON is quoted with its status', async () => {
  gateway.outage = '<h1>Bad gateway</h1>';
  const signIn = session.signIn('a@example.test', 'right');
  await expect(signIn).rejects.toThrow('The gateway answered 502: <h1>Bad gateway</h1>');
});
