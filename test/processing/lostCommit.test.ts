import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommitReplyProxy, openCommitReplyProxy } from '../failure/commitReplyProxy.ts';
import { createDatabase, type TestDatabase } from '../harness/database.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { jsonOf, ordinaryMonths } from './exports.ts';
import { keepLedger, type Ledger } from './ledger.ts';
import { recordsOf, sendFile } from './processingBed.ts';

let database: TestDatabase;
let proxy: CommitReplyProxy;
let on: UploadBed;
let ledger: Ledger;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await openCommitReplyProxy(database.url);
  on = await openUploadBed('disk', { databaseUrl: proxy.url });
  ledger = await keepLedger(database.url);
});
afterAll(async () => {
  await ledger?.close();
  await on?.close();
  await proxy?.close();
  await database?.drop();
});

test('R4: an upload whose commit was not confirmed is processed once, however often it is tried', async () => {
  const member = await on.newMember();
  const months = jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });
  const id = await sendFile(on, member, months);
  const { processing } = on.bed.gateway.backends;
  const isLost = proxy.loseCommitReply('spendsense-gateway');
  await expect(processing.process(id)).rejects.toThrow();
  expect(isLost()).toBe(true);

  const before = await recordsOf(on.bed, member.id);
  expect(before.uploads).toMatchObject([{ status: 'completed' }]);
  expect(await processing.process(id)).toEqual({ outcome: 'gone' });
  expect(await recordsOf(on.bed, member.id)).toEqual(before);
  expect(await ledger.faults([id])).toEqual({ lost: [], twice: [] });
});
