import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { expectAlive, refresh, register, type Tokens } from './signIn.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

/** Two generations of refresh tokens, and the session that stands. */
async function rotatedOnce(): Promise<{ first: Tokens; second: Tokens }> {
  const first = await register(bed);
  const { refreshSession: second } = dataOf(await refresh(bed, first.refreshToken));
  return { first, second };
}

async function dumpSessions(): Promise<Record<string, unknown>[]> {
  const { db } = bed.gateway.services;
  return [...(await db.execute<Record<string, unknown>>(sql`select * from sessions`))];
}

/** What of a token is secret: its session's id stands in every access token and list. */
const secretsOf = ({ refreshToken }: Tokens): string[] => [
  refreshToken,
  ...refreshToken.split('.').slice(1),
];

test('S4: no row of a stolen sessions table holds a refresh token or a part of one', async () => {
  const { first, second } = await rotatedOnce();
  const dump = JSON.stringify(await dumpSessions());
  expect(dump).toContain(second.session.id);
  for (const secret of [...secretsOf(first), ...secretsOf(second)]) {
    expect(dump).not.toContain(secret);
  }
});

test('S4: nothing that stands in a stolen sessions table is accepted as a refresh token', async () => {
  const { second } = await rotatedOnce();
  const row = (await dumpSessions()).find(({ session_id: id }) => id === second.session.id);
  const hashes = [String(row?.refresh_token), String(row?.previous_refresh_token)];
  expect(new Set(hashes).size).toBe(2);
  const { id } = second.session;
  const guesses = hashes.flatMap((hash) => [
    hash,
    `${id}.${hash}`,
    `${id}.${hash}.${hash.slice(0, 22)}`,
    `${id}.${hash}.${second.refreshToken.split('.')[2]}`,
  ]);
  for (const guess of guesses) expectRefused(await refresh(bed, guess), 'UNAUTHENTICATED');
  await expectAlive([bed], second.accessToken);
  dataOf(await refresh(bed, second.refreshToken));
});

test('S4: nothing in Redis and no line of the log holds a token', async () => {
  const { first, second } = await rotatedOnce();
  await expectAlive([bed], second.accessToken);
  const redis = observe(bed.redisUrl);
  const keys = await redis.keys('*');
  const values = await Promise.all(keys.map((key) => redis.dump(key)));
  redis.disconnect();
  const kept = [...keys, ...values, ...bed.logs].join('\n');
  expect(kept).toContain(second.session.id);
  for (const { accessToken, ...tokens } of [first, second]) {
    for (const secret of [accessToken, ...secretsOf({ accessToken, ...tokens })]) {
      expect(kept).not.toContain(secret);
    }
  }
});
