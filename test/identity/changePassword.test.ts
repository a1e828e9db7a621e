import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { changePassword } from './operations.ts';
import {
  anotherGoodPassword,
  codesOf,
  expectAlive,
  goodPassword,
  holderAt,
  login,
  newEmail,
  refresh,
  register,
  successesOf,
  type Tokens,
} from './signIn.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const newPasswordPath = 'input.newPassword';

async function expectUnchanged(tokens: Tokens): Promise<void> {
  await expectAlive([bed], tokens.accessToken);
  dataOf(await login(bed, tokens.user.email));
}

test('after a change the new password signs in, the old one does not, and the answer’s tokens work', async () => {
  const before = await register(bed);
  const answer = await changePassword(holderAt(bed, before), goodPassword, anotherGoodPassword);
  const { changePassword: fresh } = dataOf(answer);
  expect(before.user).toMatchObject(fresh.user);
  expect(fresh.session.id).not.toBe(before.session.id);
  await expectAlive([bed], fresh.accessToken);
  const { refreshSession: later } = dataOf(await refresh(bed, fresh.refreshToken));
  expect(later.session.id).toBe(fresh.session.id);
  const old = await login(bed, before.user.email);
  expectRefused(old, 'UNAUTHENTICATED');
  expect(old.text).toBe((await login(bed, newEmail())).text);
  dataOf(await login(bed, before.user.email, anotherGoodPassword));
});

test('a wrong current password is refused, and nothing changes', async () => {
  const tokens = await register(bed);
  const member = holderAt(bed, tokens);
  for (const wrong of ['not the password', goodPassword.toUpperCase(), null]) {
    const answer = await changePassword(member, wrong, anotherGoodPassword);
    expect(expectRefused(answer, 'UNAUTHENTICATED').message).toMatch(/current password/);
  }
  expectBadInput(await changePassword(member, '', anotherGoodPassword), {
    'input.currentPassword': 'must have 1 to 128 characters',
  });
  expectRefused(await login(bed, tokens.user.email, anotherGoodPassword), 'UNAUTHENTICATED');
  await expectUnchanged(tokens);
});

test.each([
  ['too short', 'tuba-velvet', 'must have 12 to 128 characters'],
  ['too long', 'velvet tuba '.repeat(11), 'must have 12 to 128 characters'],
  ['a common one', 'password1234', /easily guessed/],
])('a new password that is %s is refused, and nothing changes', async (_what, weak, text) => {
  const tokens = await register(bed);
  const answer = await changePassword(holderAt(bed, tokens), goodPassword, weak);
  expectBadInput(answer, { [newPasswordPath]: text });
  await expectUnchanged(tokens);
});

test('the own email address is refused as a new password', async () => {
  const tokens = await register(bed);
  const email = tokens.user.email ?? '';
  for (const password of [email, email.toUpperCase()]) {
    const answer = await changePassword(holderAt(bed, tokens), goodPassword, password);
    expectBadInput(answer, { [newPasswordPath]: 'must not be the email address' });
  }
  await expectUnchanged(tokens);
});

test('an account that has signed in otherwise sets its first password without a current one', async () => {
  const user = await bed.given.user({ email: newEmail() });
  const member = await bed.as(user);
  expectRefused(await login(bed, user.email, anotherGoodPassword), 'UNAUTHENTICATED');
  dataOf(await changePassword(member, null, anotherGoodPassword));
  dataOf(await login(bed, user.email, anotherGoodPassword));
});

test('an account without an email address is told that a password needs one', async () => {
  const user = await bed.given.user({ email: null, phoneNumber: '+14155550999' });
  const answer = await changePassword(await bed.as(user), null, anotherGoodPassword);
  expectBadInput(answer, { [newPasswordPath]: /needs an email address/ });
});

test('of two changes at once one wins, and its password is the one that signs in', async () => {
  const tokens = await register(bed);
  const member = holderAt(bed, tokens);
  const wanted = [anotherGoodPassword, 'paper lantern 7 walrus'];
  const answers = await Promise.all(
    wanted.map((password) => changePassword(member, goodPassword, password)),
  );
  expect(codesOf(answers)).toEqual(['UNAUTHENTICATED', 'fine']);
  const [winner] = successesOf(answers);
  await expectAlive([bed], winner?.changePassword.accessToken ?? '');
  const logins = await Promise.all(
    wanted.map((password) => login(bed, tokens.user.email, password)),
  );
  expect(logins.map(({ code }) => code)).toEqual(answers.map(({ code }) => code));
});

test('the database holds the new password as an argon2id hash, and no log line names it', async () => {
  const tokens = await register(bed);
  dataOf(await changePassword(holderAt(bed, tokens), goodPassword, anotherGoodPassword));
  const { db } = bed.gateway.services;
  const [row] = await db.select().from(users).where(eq(users.id, tokens.user.id));
  expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
  const lines = bed.logs.join('\n');
  for (const password of [goodPassword, anotherGoodPassword]) expect(lines).not.toContain(password);
});
