import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { type GatewayPair, openGatewayPair, patience } from '../cache/gatewayPair.ts';
import { personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { isOutageAsked } from '../harness/volume.ts';
import { codeFor, enterByPhone, warm } from './accountSubjects.ts';
import { everyKey, everyRow, tracesOf } from './accountTraces.ts';

let pair: GatewayPair;
let redis: Redis;
beforeAll(async () => {
  pair = await openGatewayPair();
  redis = observe(pair.redisUrl);
});
afterEach(async () => {
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
});
afterAll(async () => {
  redis.disconnect();
  await pair.close();
});

/** A member who came by phone, cached on both gateways, with a code on its way. */
async function warmMember(phoneNumber: string) {
  const [bed, other] = pair.beds;
  const here = await enterByPhone(bed, phoneNumber);
  const there = await other.as({ id: here.id });
  for (const person of [here, there]) await warm(person);
  await codeFor(bed, phoneNumber);
  return { here, there, phoneNumber };
}

const keysNaming = async (...names: string[]) => tracesOf(names, await everyKey(redis));

test.for(['stopped', 'frozen'] as const)(
  'R3: an account that is deleted while Redis is %s does not come alive when it is back',
  async (outage, { skip }) => {
    skip(outage === 'frozen' && !isOutageAsked);
    const { here, there } = await warmMember(`+1415555017${outage === 'stopped' ? 1 : 2}`);
    expect(await keysNaming(here.id)).not.toEqual([]);
    await pair.breakRedis(outage);
    // A gateway notices that nothing answers when it asks for something.
    for (const bed of pair.beds) await bed.anonymous.run('Home');
    await pair.untilBothUseRedis(false);
    expect(dataOf(await here.run('DeleteAccount'))).toEqual({ deleteAccount: true });
    const [bed, other] = pair.beds;
    const tokens = [here, there, personAt(other.url, here), personAt(bed.url, there)];
    for (const person of tokens) expect((await person.run('Home')).status).toBe(401);
    // What Redis missed is in the way of nobody who asks past the gateways: it is still there.
    expect(await keysNaming(here.id)).not.toEqual([]);
    await pair.restoreRedis();
    await pair.untilBothUseRedis(true);
    const left = (await keysNaming(here.id)).filter((key) => !key.startsWith('ratelimit:api:'));
    expect(left).toEqual([]);
    for (const person of tokens) expect((await person.run('Home')).status).toBe(401);
  },
);

test('R3: once Redis is back, no key names the phone of an account deleted meanwhile', async () => {
  const { here, phoneNumber } = await warmMember('+14155550173');
  await pair.breakRedis('stopped');
  await pair.untilBothUseRedis(false);
  dataOf<unknown>(await here.run('DeleteAccount'));
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  expect(await keysNaming(here.id, phoneNumber.slice(1))).toEqual([]);
});

test.runIf(isOutageAsked)(
  'R3: the void job of the deletion is worked once Redis is back',
  async () => {
    const { here } = await warmMember('+14155550174');
    await pair.breakRedis('stopped');
    await pair.untilBothUseRedis(false);
    dataOf<unknown>(await here.run('DeleteAccount'));
    const unfinished = async () => {
      const rows = tracesOf([here.id], await everyRow(pair.beds[0]));
      return rows.filter((row) => !/,completed,/.test(row));
    };
    const waiting = await unfinished();
    expect(waiting).not.toEqual([]);
    for (const row of waiting) expect(row).toMatch(/^pgboss\./);
    await pair.restoreRedis();
    await pair.untilBothUseRedis(true);
    await expect.poll(unfinished, patience).toEqual([]);
  },
);

test.runIf(isOutageAsked)(
  'R3: once Redis is back, no row names the account that was deleted meanwhile',
  async () => {
    const { here, phoneNumber } = await warmMember('+14155550175');
    await pair.breakRedis('stopped');
    await pair.untilBothUseRedis(false);
    dataOf<unknown>(await here.run('DeleteAccount'));
    await pair.restoreRedis();
    await pair.untilBothUseRedis(true);
    const left = async () =>
      tracesOf([here.id, phoneNumber.slice(1)], await everyRow(pair.beds[0]));
    await expect.poll(left, patience).toEqual([]);
  },
);
