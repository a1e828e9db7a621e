import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  type Auth,
  cookieHeader,
  cookieMode,
  cookieName,
  cookieOf,
  isCleared,
  refreshBy,
  registerBy,
} from './cookies.ts';
import { expectAlive, goodPassword, register } from './signIn.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

/** Somebody who signed in by cookie. */
async function signedIn() {
  const answer = await registerBy(bed, cookieMode);
  const { register: tokens } = dataOf(answer);
  return { ...tokens, answer, cookie: cookieOf(answer) };
}

test('who asks for cookies gets the refresh token as an httpOnly cookie of the same site, and never in a body', async () => {
  const { answer, refreshToken, session, cookie } = await signedIn();
  expect(refreshToken).toBeNull();
  expect(cookie.name).toBe(cookieName);
  expect(cookie.value).toContain(session.id);
  expect(answer.text).not.toContain(cookie.value);
  const expires = new Date(Math.floor(Date.parse(session.expiresAt) / 1000) * 1000);
  expect(cookie.attributes.toSorted()).toEqual(
    [
      'path=/',
      'httponly',
      'samesite=strict',
      `expires=${expires.toUTCString().toLowerCase()}`,
    ].toSorted(),
  );
});

test('logging in by cookie answers as registering does', async () => {
  const { user } = await register(bed);
  const input = { email: user.email, password: goodPassword };
  const answer = await send<Auth<'login'>>(
    bed.url,
    operationText('Login'),
    { input },
    { headers: cookieMode },
  );
  expect(dataOf(answer).login.refreshToken).toBeNull();
  expect(cookieOf(answer).value).toContain(dataOf(answer).login.session.id);
});

test('who does not ask for cookies gets none', async () => {
  for (const headers of [{}, { 'x-session-mode': 'token' }, { 'x-session-mode': '' }]) {
    const answer = await registerBy(bed, headers);
    expect(dataOf(answer).register.refreshToken).toEqual(expect.any(String));
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test('the cookie is exchanged for the next one, again and again', async () => {
  const { session, cookie } = await signedIn();
  let { value } = cookie;
  for (let rotation = 0; rotation < 3; rotation += 1) {
    const answer = await refreshBy(bed, { ...cookieMode, ...cookieHeader(value) });
    const { refreshSession: tokens } = dataOf(answer);
    expect(tokens.refreshToken).toBeNull();
    expect(tokens.session.id).toBe(session.id);
    await expectAlive([bed], tokens.accessToken);
    expect(cookieOf(answer).value).not.toBe(value);
    value = cookieOf(answer).value;
    expect(answer.text).not.toContain(value);
  }
});

test('without the header the cookie is not looked at', async () => {
  const { cookie } = await signedIn();
  const answer = await refreshBy(bed, cookieHeader(cookie.value));
  expectBadInput(answer, { refreshToken: /x-session-mode: cookie/ });
  expect(answer.headers.getSetCookie()).toEqual([]);
  dataOf(await refreshBy(bed, { ...cookieMode, ...cookieHeader(cookie.value) }));
});

test('with the header and without a cookie one is told to sign in', async () => {
  const answer = await refreshBy(bed, cookieMode);
  expect(expectRefused(answer, 'UNAUTHENTICATED').message).toMatch(/no session cookie/);
});

test('a cookie that is refused is cleared', async () => {
  const { cookie } = await signedIn();
  const refused = await refreshBy(bed, { ...cookieMode, ...cookieHeader(`${cookie.value}x`) });
  expectRefused(refused, 'UNAUTHENTICATED');
  expect(isCleared(refused)).toBe(true);
});

test('the cookie of a session that has ended is cleared', async () => {
  const { accessToken, cookie } = await signedIn();
  await send(bed.url, operationText('Logout'), {}, { token: accessToken });
  const refused = await refreshBy(bed, { ...cookieMode, ...cookieHeader(cookie.value) });
  expectRefused(refused, 'UNAUTHENTICATED');
  expect(isCleared(refused)).toBe(true);
});

test.each(['mutation { logout }', 'mutation { logoutEverywhere }'])(
  '%s clears the cookie',
  async (document) => {
    const { accessToken: token } = await signedIn();
    const answer = await send(bed.url, document, {}, { token, headers: cookieMode });
    dataOf(answer);
    expect(isCleared(answer)).toBe(true);
    expect(cookieOf(answer).name).toBe(cookieName);
  },
);

test('a cookie alone signs nobody in: it is no access token', async () => {
  const { cookie } = await signedIn();
  const headers = { ...cookieMode, ...cookieHeader(cookie.value) };
  const answer = await send(bed.url, '{ me { id } }', {}, { headers });
  expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
});
