import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '../../src/pipeline/processing/assess.ts';
import { inWorkspace } from '../../src/pipeline/processing/workspace.ts';
import { writeProfile } from '../../src/pipeline/processing/writeProfile.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { csvOf, jsonOf, monthly, ordinaryMonths } from './exports.ts';
import { analyticsFiles, recordsOf, sendFile } from './processingBed.ts';
import { stoppingWorker } from './stoppingWorker.ts';

let on: UploadBed;

beforeAll(async () => {
  on = await openUploadBed('disk'); // which works no jobs: the tests do
});
afterAll(() => on?.close());

const process = (id: string) => on.bed.gateway.backends.processing.process(id);

const outcomes = (all: readonly { outcome: string }[]) => all.map(({ outcome }) => outcome).sort();

test('I1: an upload that ten workers process at once has one effect', async () => {
  const member = await on.newMember();
  const id = await sendFile(
    on,
    member,
    jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 }),
  );
  const done = await Promise.all(Array.from({ length: 10 }, () => process(id)));
  expect(outcomes(done)).toEqual(['completed', ...Array<string>(9).fill('gone')]);
  const { history, recommendations } = await recordsOf(on.bed, member.id);
  expect(history).toHaveLength(1);
  const templates = recommendations.map(({ decisionTrace }) => decisionTrace.template);
  expect(templates.length).toBeGreaterThanOrEqual(4);
  expect(new Set(templates).size).toBe(templates.length);
});

/** One purchase, assessed. */
const assessPurchase = () =>
  inWorkspace({}, new AbortController().signal, async ({ engine }) => {
    await engine.run(
      `INSERT INTO transactions VALUES
       (1, NULL, 'checking', '2026-06-10', 12.5, NULL, NULL, 'other', 'GROCERIES', NULL, false)`,
    );
    return assess(engine);
  });

test('negative control: a late worker that does not look puts an old finding before a newer one', async () => {
  const { id: userId } = await on.newMember();
  const { db } = on.bed.gateway.services;
  const late = await assessPurchase();
  const asOf = async () => (await recordsOf(on.bed, userId)).profile?.signals30d?.asOf;
  await process(await sendFile(on, await on.bed.as({ id: userId }), csvOf(ordinaryMonths(1, 7))));
  expect(await asOf()).toBe('2026-07-10');
  await db.transaction((tx) => writeProfile(tx, userId, late, new Date()));
  expect(await asOf()).toBe('2026-06-10');
});

test('P5: a worker that goes on after another one has finished writes nothing', async () => {
  const member = await on.newMember();
  const id = await sendFile(
    on,
    member,
    jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 }),
  );
  const stale = stoppingWorker(on);
  const late = stale.processing.process(id);
  await stale.stopped;
  expect(await process(id)).toMatchObject({ outcome: 'completed' });
  const files = () => analyticsFiles(on, { userId: member.id, uploadId: id });
  const before = { ...(await recordsOf(on.bed, member.id)), files: await files() };
  stale.goOn();
  expect(await late).toMatchObject({ outcome: 'gone' });
  expect({ ...(await recordsOf(on.bed, member.id)), files: await files() }).toEqual(before);
});

test('consent that is withdrawn in the middle: the worker writes nothing', async () => {
  const member = await on.newMember();
  const id = await sendFile(on, member, csvOf(ordinaryMonths(1, 6)));
  const worker = stoppingWorker(on);
  const late = worker.processing.process(id);
  await worker.stopped;
  await member.run('RevokeConsent');
  await member.run('GrantConsent', { version: '1.0' });
  worker.goOn();
  expect(await late).toMatchObject({ outcome: 'gone' });
  const { profile, history, recommendations, uploads } = await recordsOf(on.bed, member.id);
  expect({ profile, history, recommendations }).toEqual({ history: [], recommendations: [] });
  expect(uploads).toMatchObject([
    { status: 'failed', validationErrors: { errors: [{ message: 'consent revoked' }] } },
  ]);
  expect(await analyticsFiles(on, { userId: member.id, uploadId: id })).toEqual({});
});

test('an account that is deleted in the middle: the worker leaves nothing of it', async () => {
  const member = await on.newMember();
  const id = await sendFile(on, member, csvOf(ordinaryMonths(1, 6)));
  const worker = stoppingWorker(on);
  const late = worker.processing.process(id);
  await worker.stopped;
  await member.run('DeleteAccount');
  worker.goOn();
  expect(await late).toMatchObject({ outcome: 'gone' });
  expect(await analyticsFiles(on, { userId: member.id, uploadId: id })).toEqual({});
});

test('two uploads of a member at the same time are both in what comes of them', async () => {
  const member = await on.newMember();
  const charge = { id: 'stream', amount: 15, merchant: 'Streamy', category: 'Streaming' };
  const halves = [
    csvOf([...ordinaryMonths(1, 5), ...monthly(4, 5, charge)]),
    csvOf([...ordinaryMonths(5, 6), ...monthly(5, 6, charge)]),
  ];
  const ids: string[] = [];
  for (const bytes of halves) ids.push(await sendFile(on, member, bytes));
  expect(outcomes(await Promise.all(ids.map(process)))).toEqual(['completed', 'completed']);
  const { profile } = await recordsOf(on.bed, member.id);
  const merchants = profile?.signals180d?.subscriptions.recurringMerchants ?? [];
  expect(merchants.map(({ name }) => name)).toEqual(['Streamy']);
});
