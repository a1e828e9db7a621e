import { eq } from 'drizzle-orm';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../src/db/schema.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { expectAlive, expectDead, refresh, register, type Tokens } from './signIn.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let bed: TestBed;
let beds: TestBed[];
let skewMillis = 0;

beforeAll(async () => {
  bed = await openTestBed({ now: () => new Date(Date.now() + skewMillis) });
  beds = [bed, await bed.another()];
});
afterEach(() => {
  skewMillis = 0;
});
afterAll(() => bed.close());

const next = async ({ refreshToken }: Tokens): Promise<Tokens> =>
  dataOf(await refresh(bed, refreshToken)).refreshSession;

async function expectOver({ refreshToken, accessToken }: Tokens): Promise<void> {
  await expectDead(beds, accessToken);
  for (const gateway of beds) {
    expectRefused(await refresh(gateway, refreshToken), 'UNAUTHENTICATED');
  }
}

test('S7: a session that was not used for 29 days and 23 hours goes on', async () => {
  const first = await register(bed);
  skewMillis = 29 * day + 23 * hour;
  const second = await next(first);
  expect(second.session.id).toBe(first.session.id);
  await expectAlive(beds, second.accessToken);
});

test('S7: a session that was not used for 30 days is over', async () => {
  const first = await register(bed);
  skewMillis = 30 * day;
  await expectOver(first);
});

test('S7: each refresh begins the 30 days anew', async () => {
  let tokens = await register(bed);
  for (const daysLater of [20, 40, 60]) {
    skewMillis = daysLater * day;
    tokens = await next(tokens);
    await expectAlive(beds, tokens.accessToken);
  }
  skewMillis = 90 * day - hour;
  tokens = await next(tokens);
  await expectAlive(beds, tokens.accessToken);
});

test('S7: a session that is refreshed every week is over after 90 days all the same', async () => {
  const first = await register(bed);
  const endsAt = Date.parse(first.session.expiresAt) + 60 * day;
  let tokens = first;
  for (let week = 1; week <= 12; week += 1) {
    skewMillis = week * 7 * day;
    tokens = await next(tokens);
    expect(Date.parse(tokens.session.expiresAt)).toBeLessThanOrEqual(endsAt);
  }
  skewMillis = 90 * day - hour;
  tokens = await next(tokens);
  expect(Date.parse(tokens.session.expiresAt)).toBe(endsAt);
  await expectAlive(beds, tokens.accessToken);
  skewMillis = 90 * day;
  await expectOver(tokens);
});

test('S7: asking within the grace does not make a session longer', async () => {
  const first = await register(bed);
  skewMillis = day;
  const second = await next(first);
  skewMillis = day + 9000;
  const again = await next(first);
  expect(again.session.expiresAt).toBe(second.session.expiresAt);
});

test('S7: an access token does not outlive its session', async () => {
  let tokens = await register(bed);
  for (const daysLater of [29, 58, 87]) {
    skewMillis = daysLater * day;
    tokens = await next(tokens);
  }
  skewMillis = 90 * day - 5 * minute;
  tokens = await next(tokens);
  const endsAt = Date.parse(tokens.session.expiresAt);
  const tokenEndsAt = Date.parse(tokens.accessTokenExpiresAt);
  expect(tokenEndsAt).toBeLessThanOrEqual(endsAt);
  expect(endsAt - tokenEndsAt).toBeLessThan(1000);
  expect(decodeJwt(tokens.accessToken).exp).toBe(Math.floor(endsAt / 1000));
  await expectAlive(beds, tokens.accessToken);
  skewMillis = 90 * day;
  await expectOver(tokens);
});

test('S7: a session that is used by access tokens alone still ends with its 30 days', async () => {
  const { user, accessToken, session } = await register(bed);
  skewMillis = 5 * minute;
  await expectAlive(beds, accessToken);
  const { db } = bed.gateway.services;
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(row?.expiresAt.toISOString()).toBe(session.expiresAt);
});
