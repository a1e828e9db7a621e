import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/pool.ts';
import { dataUploads, recommendations, users } from '../../src/db/schema.ts';
import { demoAccounts, demoPassword } from '../../src/demo/accounts.ts';
import { lastId } from '../../src/demo/people.ts';
import { verifyPassword } from '../../src/domain/passwords.ts';
import { isVolume } from '../harness/volume.ts';
import {
  type DemoBed,
  givenDemoBed,
  demoNow as now,
  openDemoBed,
  readAll,
  readComparable,
} from './harness.ts';

/** What one undisturbed seed makes. */
let undisturbed: Awaited<ReturnType<typeof readComparable>>;
let demo: DemoBed;
const steps: [done: number, total: number][] = [];

beforeAll(async () => {
  demo = await openDemoBed();
  await demo.seed({ now, onProgress: (done, total) => steps.push([done, total]) });
  undisturbed = await readComparable(demo.db);
});
afterAll(() => demo.close());

const exportCount = () => undisturbed.uploads.filter(({ status }) => status !== 'pending').length;

test('progress counts the exports up to all of them', () => {
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.at(-1)).toEqual([exportCount(), exportCount()]);
  expect(steps).toEqual(steps.toSorted(([one], [other]) => one - other));
});

test('the three demo accounts alone have a password, the documented one', async () => {
  const { users: rows } = await readAll(demo.db);
  const withPassword = rows.filter(({ passwordHash }) => passwordHash !== null);
  expect(withPassword.map(({ email }) => email).sort()).toEqual(
    demoAccounts.map(({ email }) => email).sort(),
  );
  for (const { passwordHash } of withPassword) {
    expect(await verifyPassword(passwordHash, demoPassword)).toBe(true);
  }
});

test.runIf(isVolume)(
  'two processes that seed at once make everything once, the same as in another database',
  async () => {
    const { db, seed, process } = await givenDemoBed();
    const processed: string[] = [];
    const counting: DemoBed['process'] = (id, at, signal) => {
      processed.push(id);
      return process(id, at, signal);
    };
    const waits: string[] = [];
    const settings = { now, process: counting, onWait: () => waits.push('waits') };
    const outcomes = await Promise.all([seed(settings), seed(settings)]);
    expect(outcomes).toContainEqual({ created: true });
    expect(outcomes).toContainEqual({ created: false });
    expect(waits).toEqual(['waits']);
    expect(new Set(processed).size).toBe(processed.length);
    expect(await readComparable(db)).toEqual(undisturbed);
  },
);

/** Processes so many exports, and then breaks off: before the next one, or in the end of this one. */
function breakingOff(process: DemoBed['process'], after: number, where: 'before' | 'after') {
  const stop = new Error('killed');
  let count = 0;
  const broken: DemoBed['process'] = async (id, at, signal) => {
    count += 1;
    if (count > after && where === 'before') throw stop;
    await process(id, at, signal);
    if (count > after) throw stop;
  };
  return { broken, stop };
}

test.runIf(isVolume)(
  'a seed that broke off is completed as of the time that it began with',
  async () => {
    const { db, seed, process } = await givenDemoBed();
    for (const where of ['after', 'before'] as const) {
      const { broken, stop } = breakingOff(process, 2, where);
      await expect(seed({ now, process: broken })).rejects.toBe(stop);
    }
    expect(await db.$count(dataUploads, eq(dataUploads.status, 'processing'))).toBeGreaterThan(0);
    const asked = new AbortController();
    const onProgress = (done: number) => {
      if (done === 5) asked.abort();
    };
    const halfway = seed({ now, onProgress, signal: asked.signal });
    await expect(halfway).rejects.toMatchObject({ name: 'AbortError' });

    const completed = new Set(await idsOfEnded(db));
    const again: string[] = [];
    const watched: DemoBed['process'] = (id, at, signal) => {
      again.push(id);
      return process(id, at, signal);
    };
    const later = new Date('2026-03-02T00:00:00.000Z');
    expect(await seed({ now: later, process: watched })).toEqual({ created: true });
    expect(again.filter((id) => completed.has(id))).toEqual([]);
    expect(await readComparable(db)).toEqual(undisturbed);
  },
);

const idsOfEnded = async (db: Database) =>
  (await readAll(db)).uploads.flatMap(({ id, processedAt }) => (processedAt === null ? [] : id));

describe('made without a time, and changed before it was completed', () => {
  const decidedAt = new Date('2026-03-01T09:00:00.000Z');
  const isDecided = eq(recommendations.approvedAt, decidedAt);
  let decidedCount: number;
  let today: DemoBed;

  beforeAll(async () => {
    today = await openDemoBed();
    const { broken, stop } = breakingOff(today.process, 1, 'after');
    await expect(today.seed({ members: 2, process: broken })).rejects.toBe(stop);
    await today.db
      .update(recommendations)
      .set({ status: 'approved', approvedAt: decidedAt })
      .where(eq(recommendations.status, 'pending'));
    decidedCount = await today.db.$count(recommendations, isDecided);
    await today.seed({ members: 2 });
  });
  afterAll(() => today.close());

  test('a completion leaves alone what was decided in between', async () => {
    expect(decidedCount).toBeGreaterThan(0);
    expect(await today.db.$count(recommendations, isDecided)).toBe(decidedCount);
  });

  test('times lie before the start of the current UTC day', async () => {
    const startOfDay = new Date().setUTCHours(0, 0, 0, 0);
    const rows = await readAll(today.db);
    const times = [
      ...rows.users.map(({ updatedAt }) => updatedAt),
      ...rows.history.map(({ assignedAt }) => assignedAt),
      ...rows.recommendations.map(({ createdAt }) => createdAt),
      ...rows.uploads.map(({ updatedAt }) => updatedAt),
    ].map(Number);
    expect(Math.max(...times)).toBeLessThan(startOfDay);
    expect(Math.max(...times)).toBeGreaterThan(startOfDay - 6 * 86_400_000);
  });
});

test('an address that belongs to somebody else is left to them', async () => {
  const { db, seed } = await givenDemoBed();
  await db.insert(users).values({ email: 'Operator@SpendSense.demo', role: 'operator' });
  expect(await seed({ now })).toEqual({ created: false });
  expect(await db.$count(users)).toBe(1);
});

test('demo data that an earlier version made, without files, is left as it is', async () => {
  const { db, seed } = await givenDemoBed();
  await db.insert(users).values({ id: lastId, email: 'last@example.com', consentStatus: false });
  expect(await seed({ now })).toEqual({ created: false });
  expect(await db.$count(users)).toBe(1);
});

test('a second seed does nothing, whatever number is asked for, and keeps what was changed', async () => {
  await demo.db.delete(recommendations).where(eq(recommendations.status, 'pending'));
  const before = await readAll(demo.db);
  expect(await demo.seed()).toEqual({ created: false });
  expect(await demo.seed({ members: 40 })).toEqual({ created: false });
  expect(await readAll(demo.db)).toEqual(before);
});
