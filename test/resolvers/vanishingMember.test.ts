import { eq, sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let redis: Redis;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed();
  redis = new Redis(bed.redisUrl);
  operator = await bed.newPerson('operator');
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const lockWaiters = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/**
 * Holds a list up between its rows and their members: its statement waits for a lock until Redis,
 * where the members are asked for next, waits too.
 *
 * @param meanwhile what happens between the two
 */
async function between<Result>(
  list: () => Promise<Result>,
  meanwhile: () => Promise<unknown>,
): Promise<Result> {
  const { db } = bed.gateway.services;
  await operator.run('Sessions'); // the session is warm: who asks is known before Redis waits
  let answer: Promise<Result> | undefined;
  let statements = 0;
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table recommendations in access exclusive mode`);
    answer = list();
    // Asked outside of the transaction, in which the first answer would be repeated.
    const waiting = async () => (await db.execute(lockWaiters)).length;
    await expect.poll(waiting, { interval: 2 }).toBeGreaterThan(0);
    await redis.call('CLIENT', 'PAUSE', '4000', 'WRITE');
    statements = await bed.statementCount();
  });
  await expect.poll(() => bed.statementCount(), { interval: 2 }).toBeGreaterThan(statements);
  await meanwhile();
  await redis.call('CLIENT', 'UNPAUSE');
  if (answer === undefined) throw new Error('the list was not asked for');
  return answer;
}

test('a member who withdraws consent while the queue is read takes nobody else with them', async () => {
  const [leaving, staying] = [await bed.given.member(1), await bed.given.member(2)];
  await bed.given.recommendation(leaving.id);
  const other = await bed.given.recommendation(staying.id);
  const withdraw = () =>
    bed.gateway.services.db
      .update(users)
      .set({ consentStatus: false })
      .where(eq(users.id, leaving.id));
  const answer = await between(() => operator.run('ReviewQueue'), withdraw);
  expect(answer.text).toContain(other.id);
  expect(answer.text).not.toContain(leaving.email);
  expect(answer.errors.filter(({ extensions }) => extensions.code !== 'NOT_FOUND')).toEqual([]);
});
