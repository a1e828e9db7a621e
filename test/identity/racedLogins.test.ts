import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../src/db/schema.ts';
import type { Answer, Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { banUser, changePassword } from './operations.ts';
import {
  anotherGoodPassword,
  codesOf,
  expectAlive,
  expectDead,
  goodPassword,
  holderAt,
  login,
  refresh,
  register,
  successesOf,
  type Tokens,
} from './signIn.ts';

let bed: TestBed;
let beds: TestBed[];
let admin: Person;

beforeAll(async () => {
  bed = await openTestBed();
  beds = [bed, await bed.another()];
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

const livingSessions = ({ user }: Tokens) =>
  bed.gateway.services.db.select().from(sessions).where(eq(sessions.userId, user.id));

/** Signs in over and over, at both gateways, until told to end. */
function keepSigningIn({ user }: Tokens, password: string) {
  const answers: Answer<{ login: Tokens }>[] = [];
  let ending = false;
  const work = async (_: unknown, index: number) => {
    while (!ending) answers.push(await login(at(index), user.email, password));
  };
  const working = Promise.all(Array.from({ length: 6 }, work));
  return {
    successCount: () => successesOf(answers).length,
    end: async () => {
      ending = true;
      await working;
      return answers;
    },
  };
}

test('S6: no login that raced with a ban survives it', async () => {
  const account = await register(bed);
  const logins = keepSigningIn(account, goodPassword);
  await expect.poll(logins.successCount, { interval: 1 }).toBeGreaterThan(5);
  dataOf(await banUser(admin, account.user.id));
  expect(await livingSessions(account)).toEqual([]);
  const answers = await logins.end();
  expect(codesOf(answers)).toEqual(['FORBIDDEN', 'fine']);
  expect(await livingSessions(account)).toEqual([]);
  for (const { login: tokens } of successesOf(answers)) {
    await expectDead(beds, tokens.accessToken);
  }
});

test('S6: of twenty logins at once with a ban none survives it', async () => {
  const account = await register(bed);
  const logins = Array.from({ length: 20 }, (_, index) => login(at(index), account.user.email));
  await Promise.race(logins);
  dataOf(await banUser(admin, account.user.id));
  const begun = successesOf(await Promise.all(logins));
  expect(await livingSessions(account)).toEqual([]);
  for (const { login: tokens } of begun) await expectDead(beds, tokens.accessToken);
});

test('S6: no login with the old password survives the change that it raced with', async () => {
  const account = await register(bed);
  const logins = keepSigningIn(account, goodPassword);
  await expect.poll(logins.successCount, { interval: 1 }).toBeGreaterThan(5);
  const changed = await changePassword(holderAt(bed, account), goodPassword, anotherGoodPassword);
  const { changePassword: fresh } = dataOf(changed);
  const answers = await logins.end();
  expect(codesOf(answers)).toEqual(['UNAUTHENTICATED', 'fine']);
  expect((await livingSessions(account)).map(({ id }) => id)).toEqual([fresh.session.id]);
  for (const { login: tokens } of successesOf(answers)) {
    await expectDead(beds, tokens.accessToken);
  }
  await expectAlive(beds, fresh.accessToken);
});

test('S6: no login that raced with logging out everywhere is half alive', async () => {
  const account = await register(bed);
  const logins = keepSigningIn(account, goodPassword);
  await expect.poll(logins.successCount, { interval: 1 }).toBeGreaterThan(5);
  dataOf(await holderAt(bed, account).send('mutation { logoutEverywhere }'));
  const answers = await logins.end();
  const living = new Set((await livingSessions(account)).map(({ id }) => id));
  for (const { login: tokens } of successesOf(answers)) {
    const expectIt = living.has(tokens.session.id) ? expectAlive : expectDead;
    await expectIt(beds, tokens.accessToken);
  }
  await expectDead(beds, account.accessToken);
});

test('S6: no refresh that raced with a ban survives it', async () => {
  const account = await register(bed);
  const refreshes = Array.from({ length: 20 }, (_, index) =>
    refresh(at(index), account.refreshToken),
  );
  await Promise.race(refreshes);
  dataOf(await banUser(admin, account.user.id));
  const answers = await Promise.all(refreshes);
  expect(await livingSessions(account)).toEqual([]);
  for (const { refreshSession } of successesOf(answers)) {
    await expectDead(beds, refreshSession.accessToken);
  }
});
