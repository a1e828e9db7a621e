import { once } from 'node:events';
import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../harness/database.ts';
import { startRedis } from '../harness/redis.ts';
import { openTestBed } from '../harness/testBed.ts';
import { rawPost, request } from '../harness/wire.ts';

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
  const locked = Promise.withResolvers<void>();
  const blocker = bed.gateway.services.db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in access exclusive mode`);
    locked.resolve();
    await tx.execute(sql`select pg_sleep(0.3)`);
  });
  await locked.promise;
  const underWay = Array.from({ length: 5 }, () => operator.run('Users'));
  await request(`${bed.url}/healthz`); // behind them in the queue of the network

  const closed = bed.gateway.close();
  for (const answer of await Promise.all(underWay)) {
    expect(answer).toMatchObject({ status: 200, errors: [] });
  }
  await closed;
  await blocker;
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
