import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import { recomputeBy } from '../../src/cli/recompute/run.ts';
import { summaryOf } from '../../src/cli/recompute/summary.ts';
import { recommendations, userProfiles, users } from '../../src/db/schema.ts';
import { analyticsKey } from '../../src/domain/analyticsKeys.ts';
import { pagesOfAssessable } from '../../src/domain/assessable.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { buildProgram } from '../harness/program.ts';
import { isVolume } from '../harness/volume.ts';
import { jsonOf, ordinaryMonths } from '../processing/exports.ts';
import { recordsOf } from '../processing/processingBed.ts';
import { type CommandBed, openCommandBed } from './commandBed.ts';

let on: CommandBed;

beforeAll(async () => {
  await buildProgram();
  on = await openCommandBed();
});
afterAll(() => on?.close());

const bytes = () => jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });

/** A member with a persona, High Utilization, from an upload. */
async function assessed(): Promise<Person & { uploadId: string }> {
  const member = await on.newMember();
  const file = { fileName: 'months.json', fileType: 'json', bytes: bytes() } as const;
  const { upload } = await on.ingest(member.email, file);
  return { ...member, uploadId: upload.id };
}

/** Leaves a member as other thresholds would have: another persona, and not all recommendations. */
async function misjudge({ id }: Person): Promise<void> {
  const { db } = on.bed.gateway.services;
  const other = { personaId: 5, personaName: 'Balanced', signals30d: null };
  await db.update(userProfiles).set(other).where(eq(userProfiles.userId, id));
  await on.bed.given.history(id, 5, new Date());
  await db.delete(recommendations).where(eq(recommendations.userId, id));
}

interface RecomputeOptions {
  email?: string;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

function recompute({ email, signal, onProgress = () => undefined }: RecomputeOptions = {}) {
  const progress = { ...createProgress(process.stderr), count: () => onProgress };
  const terminal = { signal: signal ?? new AbortController().signal, progress };
  return on.inPipeline((pipeline) => recomputeBy(pipeline, email ?? null, terminal));
}

interface Home {
  me: { profile: { personaId: number } | null };
}
const personaOf = async (member: Person) =>
  dataOf(await member.run<Home>('Home')).me.profile?.personaId;

test('it mends what other thresholds left, appends to the history, and the gateway answers it', async () => {
  const member = await assessed();
  const before = await recordsOf(on.bed, member.id);
  await misjudge(member);
  expect(await personaOf(member)).toBe(5);
  const tally = await recompute({ email: member.email });
  const count = before.recommendations.length;
  expect(tally).toMatchObject({ assessed: 1, skipped: 0, failed: 0, recommendationsAdded: count });
  expect(tally.changes).toEqual([{ from: 'Balanced', to: 'High Utilization', count: 1 }]);
  expect(await personaOf(member)).toBe(1);
  const { profile, history } = await recordsOf(on.bed, member.id);
  expect(profile).toMatchObject({ personaId: 1, signals30d: before.profile?.signals30d });
  expect(history.map(({ personaId }) => personaId)).toEqual([1, 5, 1]);
});

test('once more it changes nothing', async () => {
  const member = await assessed();
  const before = await recordsOf(on.bed, member.id);
  const tally = await recompute({ email: member.email });
  expect(tally).toMatchObject({ assessed: 1, recommendationsAdded: 0, recommendationsRemoved: 0 });
  expect(tally.changes).toEqual([]);
  const after = await recordsOf(on.bed, member.id);
  const timeless = { ...before.profile, updatedAt: null };
  expect({ ...after, profile: { ...after.profile, updatedAt: null } }).toEqual({
    ...before,
    profile: timeless,
  });
});

test('members without consent, or without an upload since it, are left alone', async () => {
  const { db } = on.bed.gateway.services;
  const withdrawn = await assessed();
  await db.update(users).set({ consentStatus: false }).where(eq(users.id, withdrawn.id));
  const renewed = await assessed();
  await db.update(users).set({ consentGrantedAt: new Date() }).where(eq(users.id, renewed.id));
  const fresh = await on.newMember();
  for (const member of [withdrawn, renewed]) await misjudge(member);
  const records = () =>
    Promise.all([withdrawn, renewed, fresh].map(({ id }) => recordsOf(on.bed, id)));
  const before = await records();
  expect(await recompute()).toMatchObject({ failed: 0 });
  expect(await records()).toEqual(before);

  await expect(recompute({ email: withdrawn.email })).rejects.toThrow('does not consent');
  await expect(recompute({ email: fresh.email })).rejects.toThrow('there is nothing to assess');
  await expect(recompute({ email: 'nobody@example.com' })).rejects.toThrow('No such account');
});

test('one that fails is told with its reason, and the others go on', async () => {
  const members = [await assessed(), await assessed(), await assessed()];
  for (const member of members) await misjudge(member);
  const [broken, ...others] = members;
  if (broken === undefined) throw new Error('no member');
  const { store } = on.bed.gateway.backends;
  const owner = { userId: broken.id, uploadId: broken.uploadId };
  const key = analyticsKey('transactions', owner);
  const meta = { contentType: 'application/vnd.apache.parquet', sizeBytes: 4 };
  await store.write(
    { bucket: 'spendsense-analytics', key },
    Readable.from([Buffer.from('nope')]),
    meta,
  );

  const seen: number[] = [];
  const tally = await recompute({ onProgress: (done) => seen.push(done) });
  expect(tally).toMatchObject({ failed: 1, failures: [{ userId: broken.id }] });
  expect(await personaOf(broken)).toBe(5);
  for (const member of others) expect(await personaOf(member)).toBe(1);
  expect(seen).toEqual(Array.from({ length: tally.seen }, (_, index) => index + 1));

  const summary = summaryOf(tally, 120);
  expect(summary).toMatch(/│ Balanced +│ High Utilization │ 2 /);
  expect(summary).toContain(broken.id);
  expect(summary).toMatch(/│ Failed +│ 1 /);
  await store.deletePrefix('spendsense-analytics', key);
});

test('interrupted, it leaves the others for the next run', async () => {
  const members = [await assessed(), await assessed(), await assessed(), await assessed()];
  for (const member of members) await misjudge(member);
  const stopping = new AbortController();
  const first = await recompute({
    signal: stopping.signal,
    onProgress: () => stopping.abort(),
  });
  const personas = () => Promise.all(members.map(personaOf));
  expect(first.failed).toBe(0);
  expect(await personas()).toContain(5);
  expect(await recompute()).toMatchObject({ failed: 0 });
  expect(await personas()).toEqual([1, 1, 1, 1]);
});

test('however short the pages, each member comes once, in the order of the ids', async () => {
  const { db } = on.bed.gateway.services;
  const idsOf = async (pageSize: number) => {
    const ids: string[] = [];
    for await (const page of pagesOfAssessable(db, { pageSize })) {
      ids.push(...page.map(({ id }) => id));
    }
    return ids;
  };
  const ids = await idsOf(1000);
  expect(ids.length).toBeGreaterThan(5);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const pageSize of [1, 2, ids.length]) expect(await idsOf(pageSize)).toEqual(ids);
});

test.runIf(isVolume)('the program tells its progress, and what changed', async () => {
  const member = await assessed();
  await misjudge(member);
  const { code, stdout, stderr } = await on.run('recompute', '--user', member.email);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('Recomputing 100 %'),
  });
  expect(stdout).toMatch(/│ Assessed +│ 1 /);
  expect(stdout).toMatch(/│ Balanced +│ High Utilization │ 1 /);
});
