import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../src/db/schema.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { expectAlive, expectDead, refresh, register, successesOf, type Tokens } from './signIn.ts';

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

const next = async (refreshToken: string, at = bed): Promise<Tokens> =>
  dataOf(await refresh(at, refreshToken)).refreshSession;

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

const rowsOf = ({ user }: Tokens) =>
  bed.gateway.services.db.select().from(sessions).where(eq(sessions.userId, user.id));

const reusesOf = ({ session }: Tokens) =>
  beds.flatMap(({ logs }) =>
    logs.filter((line) => line.includes('session.refresh-reused') && line.includes(session.id)),
  );

test('S1: a refresh token that comes again three rotations later ends the session on every gateway', async () => {
  const first = await register(bed);
  let last = first;
  for (let rotation = 0; rotation < 3; rotation += 1) {
    last = await next(last.refreshToken, at(rotation));
  }
  await expectAlive(beds, last.accessToken);
  expectRefused(await refresh(at(1), first.refreshToken), 'UNAUTHENTICATED');
  await expectDead(beds, last.accessToken);
  await expectDead(beds, first.accessToken);
  for (const bearer of beds) {
    expectRefused(await refresh(bearer, last.refreshToken), 'UNAUTHENTICATED');
  }
  expect(await rowsOf(first)).toEqual([]);
  expect(reusesOf(first)).toHaveLength(1);
});

test('S1: a reuse ends its own session and no other one of the account', async () => {
  const phone = await register(bed);
  const laptop = await bed.as(phone.user);
  const later = await next((await next(phone.refreshToken)).refreshToken);
  expectRefused(await refresh(bed, phone.refreshToken), 'UNAUTHENTICATED');
  await expectDead(beds, later.accessToken);
  await expectAlive(beds, laptop.token ?? '');
});

test('S2: fifty parallel refreshes with one token over two gateways answer one and the same successor', async () => {
  const first = await register(bed);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => refresh(at(index), first.refreshToken)),
  );
  const pairs = successesOf(answers).map(({ refreshSession }) => refreshSession);
  expect(pairs).toHaveLength(50);
  const successors = new Set(pairs.map(({ refreshToken }) => refreshToken));
  expect(successors.size).toBe(1);
  expect(new Set(pairs.map(({ session }) => session.id))).toEqual(new Set([first.session.id]));
  expect(await rowsOf(first)).toHaveLength(1);
  for (const { accessToken } of [first, ...pairs]) await expectAlive(beds, accessToken);
  const [successor = ''] = successors;
  const third = await next(successor, at(1));
  expect(successors.has(third.refreshToken)).toBe(false);
  expect(reusesOf(first)).toEqual([]);
});

test('S3: a client that lost the reply and asks again is answered the same successor', async () => {
  const first = await register(bed);
  const lost = await next(first.refreshToken);
  skewMillis = 9000;
  const again = await next(first.refreshToken);
  expect(again.refreshToken).toBe(lost.refreshToken);
  expect(again.session.id).toBe(first.session.id);
  await expectAlive(beds, again.accessToken);
  const third = await next(again.refreshToken, at(1));
  expect((await next(third.refreshToken)).session.id).toBe(first.session.id);
  expect(await rowsOf(first)).toHaveLength(1);
});

test('S3: the grace is not begun anew by asking again', async () => {
  const first = await register(bed);
  await next(first.refreshToken);
  skewMillis = 9000;
  const again = await next(first.refreshToken);
  skewMillis = 18_000;
  expectRefused(await refresh(bed, first.refreshToken), 'UNAUTHENTICATED');
  await expectDead(beds, again.accessToken);
});

test('S3: the same token after the grace of ten seconds ends the session', async () => {
  const first = await register(bed);
  const second = await next(first.refreshToken);
  skewMillis = 15_000;
  expectRefused(await refresh(bed, first.refreshToken), 'UNAUTHENTICATED');
  await expectDead(beds, second.accessToken);
  expectRefused(await refresh(bed, second.refreshToken), 'UNAUTHENTICATED');
  expect(reusesOf(first)).toHaveLength(1);
});

test('a refresh token that somebody made up ends nobody’s session, on no gateway', async () => {
  const mine = await register(bed);
  const other = await register(bed);
  const [id = '', secret = '', seal = ''] = mine.refreshToken.split('.');
  const [otherId = '', otherSecret = '', otherSeal = ''] = other.refreshToken.split('.');
  const madeUp = [
    `${otherId}.${secret}.${seal}`,
    `${id}.${otherSecret}.${otherSeal}`,
    `${id}.${otherSecret}.${seal}`,
    `${id}.${secret}`,
    `${id}.${seal}.${secret}`,
    `${id}..${seal}`,
    id,
  ];
  for (const token of madeUp) {
    for (const bearer of beds) expectRefused(await refresh(bearer, token), 'UNAUTHENTICATED');
  }
  for (const { accessToken } of [mine, other]) await expectAlive(beds, accessToken);
  for (const { refreshToken } of [mine, other]) await next(refreshToken);
});
