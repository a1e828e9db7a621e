import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow } from '../../src/db/schema.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { type AllRows, openDatabase, readAll } from './harness.ts';

const now = new Date('2026-03-01T00:00:00.000Z');
const dayMillis = 86_400_000;

let rows: AllRows;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openDatabase();
  close = database.close;
  await seedDemo({ db: database.pool.db, now });
  rows = await readAll(database.pool.db);
});
afterAll(() => close());

const decidedAt = ({ approvedAt, rejectedAt }: RecommendationRow) => approvedAt ?? rejectedAt;
const isAlive = ({ status }: RecommendationRow) => status !== 'rejected';

test('each cites numbers of the member and ends with the disclaimer', () => {
  for (const { rationale, content } of rows.recommendations) {
    expect(rationale).toMatch(/\d/);
    // Money, a share, days or months: not only the date that it is based on.
    expect(rationale).toMatch(/\$\d|\d %|\d days|\d months|ending \d{4} was its minimum/);
    expect(content).toMatch(/This is educational content, not financial advice\.$/);
  }
});

test('no member has two living ones of one template', () => {
  const alive = rows.recommendations.filter(isAlive);
  const keys = alive.map((it) => `${it.userId} ${it.decisionTrace.template}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('3 to 5 education items and 1 to 3 offers are alive of what the current persona brought', () => {
  for (const { userId, personaId } of rows.profiles) {
    const current = rows.recommendations.filter(
      (it) => it.userId === userId && isAlive(it) && it.decisionTrace.personaId === personaId,
    );
    const count = (type: string) => current.filter((it) => it.type === type).length;
    expect([3, 4, 5]).toContain(count('education'));
    expect([1, 2, 3]).toContain(count('partner_offer'));
  }
});

test('decisions are complete, by staff, after the creation and before now', () => {
  const staff = rows.users.filter(({ role }) => role !== 'user').map(({ id }) => id);
  for (const row of rows.recommendations) {
    const at = decidedAt(row);
    if (row.status === 'pending') expect(at).toBeNull();
    else {
      expect(at?.getTime()).toBeGreaterThan(row.createdAt.getTime());
      expect(at?.getTime()).toBeLessThan(now.getTime());
      expect(staff).toContain(row.approvedById ?? row.rejectedById);
    }
    expect((row.rejectionReason?.length ?? 0) > 0).toBe(row.status === 'rejected');
  }
});

test('decisions are spread over about 120 days, and the queue is young', () => {
  const daysAgo = (at: Date) => Math.floor((now.getTime() - at.getTime()) / dayMillis);
  const days = new Set(rows.recommendations.flatMap((it) => decidedAt(it) ?? []).map(daysAgo));
  expect(days.size).toBeGreaterThan(105);
  expect(Math.max(...days)).toBeLessThan(120);
  const queue = rows.recommendations.filter(({ status }) => status === 'pending');
  expect(Math.max(...queue.map(({ createdAt }) => daysAgo(createdAt)))).toBeLessThan(21);
});

test('the trace holds every criterion up to the persona, judged as it says', () => {
  const criteriaUpTo = { 1: 4, 2: 8, 3: 11, 4: 14, 5: 14 } as Record<number, number>;
  const judge = {
    '>=': (one: number, other: number) => one >= other,
    '>': (one: number, other: number) => one > other,
    '<': (one: number, other: number) => one < other,
    '<=': (one: number, other: number) => one <= other,
    '=': (one: number, other: number) => one === other,
  };
  for (const { decisionTrace } of rows.recommendations) {
    const { criteria, personaId, guardrails } = decisionTrace;
    expect(criteria).toHaveLength(criteriaUpTo[personaId] ?? Number.NaN);
    for (const { name, observed, comparison, threshold, met } of criteria) {
      const expected =
        observed === null
          ? name === 'everyCardUtilization'
          : judge[comparison](observed, threshold);
      expect(met).toBe(expected);
    }
    expect(guardrails.map(({ name, passed }) => [name, passed])).toEqual([
      ['consent', true],
      ['eligibility', true],
      ['tone', true],
    ]);
  }
});

test('the trace of a Variable Income Budgeter shows irregular amounts where gaps alone vary', () => {
  const traces = rows.recommendations.map(({ decisionTrace }) => decisionTrace);
  for (const { criteria } of traces.filter(({ personaId }) => personaId === 2)) {
    const met = (name: string) => criteria.find((it) => it.name === name)?.met;
    expect(
      met('medianPayGapDays') || (met('payGapVariability') && met('payAmountVariability')),
    ).toBe(true);
    expect(met('cashFlowBufferMonths')).toBe(true);
  }
});
