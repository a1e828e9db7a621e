import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../src/domain/passwords.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const password = 'correct horse battery';

let bed: TestBed;
let email: string;
beforeAll(async () => {
  bed = await openTestBed({ env: { LOGIN_FAILURES_PER_HOUR: '5' } });
  const user = await bed.given.user({ passwordHash: await hashPassword(password) });
  email = user.email ?? '';
});
afterAll(() => bed.close());

const logIn = async (given: string) =>
  (await bed.anonymous.run('Login', { input: { email, password: given } })).code ?? 'signed in';

const atOnce = (passwords: readonly string[]) => Promise.all(passwords.map(logIn));

test('twenty right logins at once from one address all succeed, though five failures are allowed', async () => {
  expect(new Set(await atOnce(Array(20).fill(password)))).toEqual(new Set(['signed in']));
});

test('among right ones at once, four failures refuse nobody', async () => {
  const codes = await atOnce([...Array(4).fill('a wrong password'), ...Array(16).fill(password)]);
  expect(codes.slice(0, 4)).toEqual(Array(4).fill('UNAUTHENTICATED'));
  expect(codes.slice(4)).toEqual(Array(16).fill('signed in'));
});

test('of twenty failures at once only what is left of five is tried', async () => {
  const codes = await atOnce(Array(20).fill('another wrong password'));
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(1);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(19);
  expect(await logIn(password)).toBe('RATE_LIMITED');
});
