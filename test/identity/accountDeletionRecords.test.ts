import { sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { enterByPhone } from './accountSubjects.ts';
import { everyKey, everyRow, tracesOf } from './accountTraces.ts';

let bed: TestBed;
let redis: Redis;
beforeAll(async () => {
  bed = await openTestBed({ env: { SMS_CODES_PER_HOUR: '5' } });
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

test('decisions of an operator who leaves keep their record without the person', async () => {
  const operator = await bed.newPerson('operator');
  const admin = await bed.newPerson('admin');
  const { id: memberId } = await bed.given.user();
  const approved = (await bed.given.recommendation(memberId)).id;
  const rejected = (await bed.given.recommendation(memberId)).id;
  dataOf<unknown>(await operator.run('Approve', { id: approved }));
  dataOf<unknown>(await operator.run('Reject', { id: rejected, reason: 'Not relevant' }));
  const detail = async (id: string) => {
    const answer = await admin.run<{ recommendation: object }>('RecommendationDetail', { id });
    return dataOf(answer).recommendation;
  };
  const before = [await detail(approved), await detail(rejected)];
  const by = { id: operator.id, email: operator.email };
  expect(before).toMatchObject([{ approvedBy: by }, { rejectedBy: by }]);
  dataOf<unknown>(await operator.run('DeleteAccount'));
  const after = [await detail(approved), await detail(rejected)];
  expect(after).toEqual([
    { ...before[0], approvedBy: null },
    { ...before[1], rejectedBy: null },
  ]);
  for (const id of [approved, rejected]) {
    const { extensions } = expectRefused(await admin.run('Approve', { id }), 'CONFLICT');
    expect(extensions).toMatchObject({ decidedBy: null, decidedAt: expect.any(String) });
  }
  const names = [operator.id, operator.email];
  expect(tracesOf(names, await everyRow(bed))).toEqual([]);
  expect(tracesOf(names, await everyKey(redis))).toEqual([]);
});

test('O5: whoever deletes an account to be sent more codes is still counted', async () => {
  const phoneNumber = '+14155550160';
  const request = () => bed.anonymous.run('RequestSmsCode', { phoneNumber });
  for (let code = 0; code < 4; code += 1) expect((await request()).errors).toEqual([]);
  const member = await enterByPhone(bed, phoneNumber);
  dataOf<unknown>(await member.run('DeleteAccount'));
  const names = [member.id, phoneNumber.slice(1)];
  expect(tracesOf(names, await everyKey(redis))).toEqual([]);
  expect(tracesOf(names, await everyRow(bed))).toEqual([]);
  const other = await bed.another();
  const refusals = [await request(), await other.anonymous.run('RequestSmsCode', { phoneNumber })];
  for (const answer of refusals) {
    const { extensions } = expectRefused(answer, 'RATE_LIMITED');
    expect(extensions.retryAfterSeconds).toBeLessThanOrEqual(3600);
  }
});

test('O5, control: another phone is not counted by it', async () => {
  const answer = await bed.anonymous.run('RequestSmsCode', { phoneNumber: '+14155550161' });
  expect(answer.errors).toEqual([]);
});

test('O5: deleting the account again and again gives no more than five codes in all', async () => {
  const phoneNumber = '+14155550162';
  for (let code = 0; code < 5; code += 1) {
    const member = await enterByPhone(bed, phoneNumber);
    dataOf<unknown>(await member.run('DeleteAccount'));
  }
  const answer = await bed.anonymous.run('RequestSmsCode', { phoneNumber });
  expectRefused(answer, 'RATE_LIMITED');
});

test('a deletion that fails half-way deletes nothing, and the member stays signed in', async () => {
  const member = await bed.as(await bed.given.member(1));
  const before = tracesOf([member.id], await everyRow(bed)).filter((row) =>
    row.startsWith('public.'),
  );
  const { db } = bed.gateway.services;
  await db.execute(
    sql.raw(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'secret detail'; end $$;
    create trigger refuse before delete on user_profiles for each row execute function refuse()`),
  );
  const failed = await member.run('DeleteAccount');
  await db.execute(sql.raw('drop trigger refuse on user_profiles'));
  expectRefused(failed, 'INTERNAL_SERVER_ERROR');
  expect(failed.text).not.toContain('secret detail');
  const after = tracesOf([member.id], await everyRow(bed)).filter((row) =>
    row.startsWith('public.'),
  );
  expect(after).toEqual(before);
  expect((await member.run('Home')).errors).toEqual([]);
});
