import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  session: { id: string; expiresAt: string };
  user: { id: string; role: string };
}

let bed: TestBed;
let skewMillis = 0;
beforeAll(async () => {
  bed = await openTestBed({ now: () => new Date(Date.now() + skewMillis) });
});
afterAll(() => bed.close());

async function signedIn(): Promise<Tokens> {
  const input = {
    email: `${randomUUID()}@example.com`,
    password: 'correct horse battery',
  };
  const answer = await bed.anonymous.run<{ register: Tokens }>('Register', { input });
  return dataOf(answer).register;
}
const refresh = (refreshToken: string) =>
  bed.anonymous.run<{ refreshSession: Tokens }>('RefreshSession', { refreshToken });
const sessionsWith = (token: string) =>
  personAt(bed.url, { id: '', email: '', token }).run('Sessions');

test('RefreshSession gives the next pair of tokens for the same session', async () => {
  const first = await signedIn();
  const { refreshSession: second } = dataOf(await refresh(first.refreshToken));
  expect(second.session.id).toBe(first.session.id);
  expect(second.user).toEqual(first.user);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessToken).not.toBe(first.accessToken);
  dataOf(await sessionsWith(second.accessToken));
  const { refreshSession: third } = dataOf(await refresh(second.refreshToken));
  expect(third.session.id).toBe(first.session.id);
});

test('S1: a refresh token used again, three rotations later, ends its whole session', async () => {
  const first = await signedIn();
  let last = first;
  for (let rotation = 0; rotation < 3; rotation += 1) {
    last = dataOf(await refresh(last.refreshToken)).refreshSession;
  }
  dataOf(await sessionsWith(last.accessToken));
  expectRefused(await refresh(first.refreshToken), 'UNAUTHENTICATED');
  expect(await sessionsWith(last.accessToken)).toMatchObject({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  expectRefused(await refresh(last.refreshToken), 'UNAUTHENTICATED');
  const reuses = bed.logs.filter((line) => line.includes('session.refresh-reused'));
  expect(reuses.filter((line) => line.includes(first.session.id))).toHaveLength(1);
});

test('refreshing moves the end of the session, 30 days from the last use', async () => {
  const first = await signedIn();
  skewMillis = 10 * 86_400_000;
  const { refreshSession: later } = dataOf(await refresh(first.refreshToken));
  const movedDays =
    (Date.parse(later.session.expiresAt) - Date.parse(first.session.expiresAt)) / 86_400_000;
  expect(movedDays).toBeCloseTo(10, 2);
  skewMillis = 0;
});

test('an access token ends after 15 minutes, a session after 30 days without use', async () => {
  const { accessToken, refreshToken } = await signedIn();
  dataOf(await sessionsWith(accessToken));
  skewMillis = 16 * 60_000;
  const expired = await sessionsWith(accessToken);
  expect(expired).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(expired.errors[0]?.message).toContain('expired');
  skewMillis = 30 * 86_400_000 + 1000;
  expectRefused(await refresh(refreshToken), 'UNAUTHENTICATED');
  skewMillis = 0;
});

test('an unknown, a forged and a misshapen refresh token are refused in the same words', async () => {
  const { session, refreshToken } = await signedIn();
  const unknown = await refresh(`${unknownId}.${'A'.repeat(43)}`);
  expectRefused(unknown, 'UNAUTHENTICATED');
  for (const token of ['x', `${session.id}.`, refreshToken.slice(0, -1), `${session.id}.é`]) {
    expect((await refresh(token)).text).toBe(unknown.text);
  }
  // A misshapen token proves nothing about a thief: the session lives on.
  dataOf(await refresh(refreshToken));
});

test('an access token is no refresh token', async () => {
  const { accessToken } = await signedIn();
  const answer = await refresh(accessToken);
  expect(['BAD_USER_INPUT', 'UNAUTHENTICATED']).toContain(answer.code);
});

test('RefreshSession names a token that is missing, empty, too long or holds a NUL', async () => {
  const without = 'mutation { refreshSession { accessToken } }';
  expectBadInput(await bed.anonymous.send(without), { refreshToken: /required/ });
  expectBadInput(await bed.anonymous.run('RefreshSession', {}), { refreshToken: /required/ });
  expectBadInput(await refresh(''), { refreshToken: 'must be a refresh token' });
  expectBadInput(await refresh('x'.repeat(201)), { refreshToken: 'must be a refresh token' });
  expectBadInput(await refresh('x\0'), { refreshToken: 'must not contain a NUL character' });
});

test('a session notes its use at most once a minute', async () => {
  const { accessToken } = await signedIn();
  const lastUsedAfter = async (seconds: number) => {
    skewMillis = seconds * 1000;
    const answer = await sessionsWith(accessToken);
    const { me } = dataOf(answer) as unknown as { me: { sessions: { lastUsedAt: string }[] } };
    return Date.parse(me.sessions[0]?.lastUsedAt ?? '');
  };
  const first = await lastUsedAfter(0);
  expect(await lastUsedAfter(30)).toBe(first);
  const second = await lastUsedAfter(90);
  expect(second - first).toBeGreaterThan(80_000);
  expect(await lastUsedAfter(100)).toBe(second);
  skewMillis = 0;
});
