import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let ear: ReturnType<typeof observe>;
const heard: string[] = [];
beforeAll(async () => {
  bed = await openTestBed({ env: { WORKER_ENABLED: 'false', DB_SLOW_QUERY_MILLIS: '0' } });
  operator = await bed.newPerson('operator');
  ear = observe(bed.redisUrl);
  ear.on('pmessage', (_pattern, channel: string) => heard.push(channel));
  await ear.psubscribe('events:recommendations:*');
});
afterAll(async () => {
  ear?.disconnect();
  await bed?.close();
});

/** Approves two for each of some members, in one review. */
async function approveFor(memberCount: number) {
  const ids: string[] = [];
  const channels: string[] = [];
  for (let made = 0; made < memberCount; made += 1) {
    const { id } = await bed.given.user();
    channels.push(`events:recommendations:${id}`);
    for (const _ of [1, 2]) ids.push((await bed.given.recommendation(id)).id);
  }
  const before = await bed.statementCount();
  dataOf(await operator.run('ReviewMany', { input: { ids, decision: 'APPROVE' } }));
  return { channels, statements: (await bed.statementCount()) - before };
}

test('G13: fifty members who are told cost as many statements as one, and each is told once', async () => {
  await approveFor(1);
  const [one, many] = [await approveFor(1), await approveFor(50)];
  expect(many.statements).toBe(one.statements);
  await expect
    .poll(() => heard.filter((channel) => many.channels.includes(channel)).toSorted())
    .toEqual(many.channels.toSorted());
});
