import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

interface Registered {
  register: { accessToken: string; refreshToken: string; user: { id: string; email: string } };
}

const register = async (email: string) => {
  const input = { email, password: 'a long enough password' };
  const { register: answer } = dataOf(await bed.anonymous.run<Registered>('Register', { input }));
  const { accessToken: token, refreshToken, user } = answer;
  return { refreshToken, member: personAt(bed.url, { ...user, token }) };
};

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

test('a refresh token that somebody made up is refused and ends nobody’s session', async () => {
  const { refreshToken, member } = await register('forged@example.com');
  const [sessionId, secret, seal] = refreshToken.split('.');
  const forgeries = [
    `${sessionId}.${random(32)}.${random(16)}`,
    `${sessionId}.${random(32)}.${seal}`,
    `${sessionId}.${secret}.${random(16)}`,
    `${sessionId}.${secret}`,
    `${sessionId?.toUpperCase()}.${secret}.${seal}`,
  ];
  for (const forged of forgeries) {
    const answer = await bed.anonymous.run('RefreshSession', { refreshToken: forged });
    expect(answer.code).toBe('UNAUTHENTICATED');
  }
  expect((await member.run('Home')).errors).toEqual([]);
  expect((await bed.anonymous.run('RefreshSession', { refreshToken })).errors).toEqual([]);
});

test('a refresh token from before the last one ends its session, on every gateway at once', async () => {
  const { refreshToken, member } = await register('reused@example.com');
  expect((await member.run('Home')).errors).toEqual([]);
  interface Refreshed {
    refreshSession: { refreshToken: string };
  }
  const refreshed = await bed.anonymous.run<Refreshed>('RefreshSession', { refreshToken });
  dataOf(await bed.anonymous.run<object>('RefreshSession', dataOf(refreshed).refreshSession));
  const again = await bed.anonymous.run('RefreshSession', { refreshToken });
  expect(again.code).toBe('UNAUTHENTICATED');
  const other = await bed.another();
  const elsewhere = personAt(other.url, member);
  expect((await member.run('Home')).code).toBe('UNAUTHENTICATED');
  expect((await elsewhere.run('Home')).code).toBe('UNAUTHENTICATED');
});
