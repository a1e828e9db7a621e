import { once } from 'node:events';
import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase } from '../harness/database.ts';
import { startRedis } from '../harness/redis.ts';
import { openTestBed } from '../harness/testBed.ts';
import { rawPost } from '../harness/wire.ts';

/** A gateway that the test itself closes. */
async function openBed() {
  const [database, redis] = [await createDatabase(), await startRedis()];
  const bed = await openTestBed({ databaseUrl: database.url, redisUrl: redis.url });
  onTestFinished(async () => {
    await redis.stop();
    await database.drop();
  });
  return bed;
}

test('requests under way are answered, then the gateway is gone', async () => {
  const bed = await openBed();
  const operator = await bed.newPerson('operator');
  await operator.run('Users');
  const { db } = bed.gateway.services;
  const blocker = db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in access exclusive mode`);
    const underWay = Array.from({ length: 5 }, () => operator.run('Users'));
    await vi.waitUntil(
      async () => {
        const waiting = await tx.execute(sql`select 1 from pg_locks
        where relation = 'users'::regclass and not granted
          and database = (select oid from pg_database where datname = current_database())`);
        return waiting.length >= underWay.length;
      },
      { timeout: 10_000 },
    );
    return { underWay, closed: bed.gateway.close() };
  });
  const { underWay, closed } = await blocker;
  for (const answer of await Promise.all(underWay)) {
    expect(answer).toMatchObject({ status: 200, errors: [] });
  }
  await closed;
  await expect(fetch(`${bed.url}/healthz`)).rejects.toThrow();
});

test('a connection that idles does not hold the gateway up', async () => {
  const bed = await openBed();
  const socket = connect(Number(new URL(bed.url).port), '127.0.0.1');
  socket.write(rawPost('{ __typename }', { last: false }));
  await once(socket, 'data');
  const ended = once(socket, 'close');
  const startedAt = performance.now();
  await bed.gateway.close();
  await ended;
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
