import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { banUser, changePassword, unbanUser } from './operations.ts';
import {
  anotherGoodPassword,
  expectAlive,
  expectDead,
  goodPassword,
  holderAt,
  login,
  refresh,
  register,
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

/** Signs an account in twice; both gateways know both sessions. */
async function twoSessions(): Promise<{ phone: Tokens; laptop: Tokens }> {
  const phone = await register(bed);
  const { login: laptop } = dataOf(await login(bed, phone.user.email));
  for (const { accessToken } of [phone, laptop]) await expectAlive(beds, accessToken);
  return { phone, laptop };
}

const endsOne: Record<string, (own: Person, tokens: Tokens) => Promise<unknown>> = {
  logout: async (own) => dataOf(await own.run('Logout')),
  revokeSession: async (own, { session }) =>
    dataOf(await own.run('RevokeSession', { id: session.id })),
};

const endsAll: Record<string, (own: Person, tokens: Tokens) => Promise<unknown>> = {
  logoutEverywhere: async (own) => dataOf(await own.send('mutation { logoutEverywhere }')),
  changePassword: async (own) =>
    dataOf(await changePassword(own, goodPassword, anotherGoodPassword)),
  banUser: async (_own, { user }) => dataOf(await banUser(admin, user.id)),
};

async function expectEnded({ accessToken, refreshToken }: Tokens): Promise<void> {
  await expectDead(beds, accessToken);
  for (const gateway of beds) {
    expectRefused(await refresh(gateway, refreshToken), 'UNAUTHENTICATED');
  }
  await expectDead(beds, accessToken);
}

test.each(Object.entries(endsOne))(
  'S6: %s ends the one session at once, on every gateway, and leaves the other one',
  async (_name, end) => {
    const { phone, laptop } = await twoSessions();
    await end(holderAt(bed, phone), phone);
    await expectEnded(phone);
    await expectAlive(beds, laptop.accessToken);
    dataOf(await refresh(bed, laptop.refreshToken));
  },
);

test.each(Object.entries(endsAll))(
  'S6: %s ends all sessions of the account at once, on every gateway, and nobody else’s',
  async (_name, end) => {
    const { phone, laptop } = await twoSessions();
    const somebodyElse = await twoSessions();
    await end(holderAt(bed, phone), phone);
    await expectEnded(phone);
    await expectEnded(laptop);
    await expectAlive(beds, somebodyElse.phone.accessToken);
    await expectAlive(beds, admin.token ?? '');
  },
);

test('S6: a session that was refreshed ends with every access token that it has had', async () => {
  const { phone } = await twoSessions();
  const { refreshSession: later } = dataOf(await refresh(bed, phone.refreshToken));
  await expectAlive(beds, phone.accessToken);
  dataOf(await holderAt(bed, later).run('Logout'));
  await expectDead(beds, phone.accessToken);
  await expectDead(beds, later.accessToken);
});

test('S6: a banned account is told so with the right password alone', async () => {
  const { user } = await register(bed);
  const unknown = await login(bed, 'nobody@example.com', 'not the password');
  dataOf(await banUser(admin, user.id));
  for (const gateway of beds) {
    expect(expectRefused(await login(gateway, user.email), 'FORBIDDEN').message).toMatch(
      /suspended/,
    );
    const wrong = await login(gateway, user.email, 'not the password');
    expectRefused(wrong, 'UNAUTHENTICATED');
    expect(wrong.text).toBe(unknown.text);
  }
  const { db } = bed.gateway.services;
  expect(await db.$count(sessions, eq(sessions.userId, user.id))).toBe(0);
});

test('an account that is no longer banned signs in again, and what was ended stays so', async () => {
  const { phone, laptop } = await twoSessions();
  const banned = dataOf(await banUser(admin, phone.user.id));
  expect(banned.banUser).toMatchObject({ id: phone.user.id, bannedAt: expect.any(String) });
  const unbanned = dataOf(await unbanUser(admin, phone.user.id));
  expect(unbanned.unbanUser).toEqual({ id: phone.user.id, bannedAt: null });
  const { login: again } = dataOf(await login(bed, phone.user.email));
  await expectAlive(beds, again.accessToken);
  for (const tokens of [phone, laptop]) await expectEnded(tokens);
});

test('banning twice keeps the time of the first ban', async () => {
  const { user } = await register(bed);
  const first = dataOf(await banUser(admin, user.id)).banUser.bannedAt;
  expect(dataOf(await banUser(admin, user.id)).banUser.bannedAt).toBe(first);
});
