import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow } from '../../src/db/schema.ts';
import { fewOrMany, isVolume } from '../harness/volume.ts';
import { type AllRows, type DemoBed, demoNow, openDemoBed, readAll } from './harness.ts';

const dayMillis = 86_400_000;
const memberCount = fewOrMany(5, 200);

let rows: AllRows;
let demo: DemoBed;

beforeAll(async () => {
  demo = await openDemoBed();
  await demo.seed({ now: demoNow, members: memberCount });
  rows = await readAll(demo.db);
}, 600_000);
afterAll(() => demo.close());

const decidedAt = ({ approvedAt, rejectedAt }: RecommendationRow) => approvedAt ?? rejectedAt;
const isAlive = ({ status }: RecommendationRow) => status !== 'rejected';
const daysAgo = (at: Date) => Math.floor((demoNow.getTime() - at.getTime()) / dayMillis);

/** When the member’s next export arrived. */
function nextRun({ userId, createdAt }: RecommendationRow): number {
  const runs = rows.history.filter((it) => it.userId === userId && it.assignedAt > createdAt);
  return Math.min(demoNow.getTime(), ...runs.map(({ assignedAt }) => assignedAt.getTime()));
}

test('each was made by a run of the pipeline, cites numbers and ends with the disclaimer', () => {
  for (const row of rows.recommendations) {
    const run = rows.history.find(
      (it) => it.userId === row.userId && Number(it.assignedAt) === Number(row.createdAt),
    );
    expect(run).toMatchObject({ personaId: row.decisionTrace.personaId });
    expect(row.rationale).toMatch(/\d/);
    expect(row.content).toMatch(/This is educational content, not financial advice\.$/);
    expect(row.decisionTrace.criteria.length).toBeGreaterThan(3);
    expect(row.decisionTrace.guardrails.every(({ passed }) => passed)).toBe(true);
  }
});

test('no member has two living ones of one template, nor more than 5 items and 3 offers of a run', () => {
  const alive = rows.recommendations.filter(isAlive);
  const keys = alive.map((it) => `${it.userId} ${it.decisionTrace.template}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { userId, assignedAt } of rows.history) {
    const made = rows.recommendations.filter(
      (it) => it.userId === userId && Number(it.createdAt) === Number(assignedAt),
    );
    const count = (type: string) => made.filter((it) => it.type === type).length;
    expect(count('education')).toBeGreaterThanOrEqual(3);
    expect(count('education')).toBeLessThanOrEqual(5);
    expect(count('partner_offer')).toBeGreaterThanOrEqual(1);
    expect(count('partner_offer')).toBeLessThanOrEqual(3);
  }
});

test('decisions are complete, by staff, and made before the member’s next export arrived', () => {
  const staff = rows.users.filter(({ role }) => role !== 'user').map(({ id }) => id);
  for (const row of rows.recommendations) {
    const at = decidedAt(row);
    if (row.status === 'pending') expect(at).toBeNull();
    else {
      expect(at?.getTime()).toBeGreaterThan(row.createdAt.getTime());
      expect(at?.getTime()).toBeLessThan(nextRun(row));
      expect(staff).toContain(row.approvedById ?? row.rejectedById);
    }
    expect((row.rejectionReason?.length ?? 0) > 0).toBe(row.status === 'rejected');
  }
});

test('what waits for a decision comes from the newest runs of members who consent', () => {
  const queue = rows.recommendations.filter(({ status }) => status === 'pending');
  expect(queue.length).toBeGreaterThan(memberCount);
  const consenting = new Set(rows.profiles.map(({ userId }) => userId));
  for (const row of queue) {
    expect(consenting).toContain(row.userId);
    expect(nextRun(row)).toBe(demoNow.getTime());
  }
});

test.runIf(isVolume)('the queue is long and young, and decisions are spread over 120 days', () => {
  const queue = rows.recommendations.filter(({ status }) => status === 'pending');
  expect(queue.length).toBeGreaterThanOrEqual(250);
  expect(queue.length).toBeLessThanOrEqual(300);
  expect(Math.max(...queue.map(({ createdAt }) => daysAgo(createdAt)))).toBeLessThan(21);
  const decided = rows.recommendations.flatMap((it) => decidedAt(it) ?? []).map(daysAgo);
  expect(new Set(decided).size).toBeGreaterThan(100);
  expect(Math.max(...decided)).toBeLessThan(120);
  const rejected = rows.recommendations.filter((it) => !isAlive(it));
  expect(rejected.length).toBeGreaterThan(100);
  expect(new Set(rejected.map(({ rejectionReason }) => rejectionReason)).size).toBe(8);
});
