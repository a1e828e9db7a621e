import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow, UploadRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Analytics {
  users: { total: number; withConsent: number; withPersona: number };
  personas: { personaId: number; personaName: string; users: number }[];
  recommendations: {
    pending: number;
    approved: number;
    rejected: number;
    approvalRate: number | null;
    medianReviewSeconds: number | null;
  };
  reviewsByDay: { date: string; approved: number; rejected: number }[];
  uploads: Record<string, number>;
  cache: { family: string; hits: number; misses: number; hitRate: number | null }[];
}

let bed: TestBed;
let operator: Person;
/** What operators may count: the rows of members who consent. */
const recommendations: RecommendationRow[] = [];
const uploads: UploadRow[] = [];

const at = (day: number, hour = 0, minute = 0, millis = 0) =>
  new Date(Date.UTC(2026, 2, day, hour, minute, 0, millis));

async function givenWork(userId: string, counted: boolean) {
  const decisions: Partial<RecommendationRow>[] = [
    { createdAt: at(1) },
    { createdAt: at(4, 23, 59, 999) },
    { createdAt: at(5) },
    { createdAt: at(1), status: 'approved', approvedAt: at(2, 0, 0) },
    { createdAt: at(1), status: 'approved', approvedAt: at(2, 23, 59, 999) },
    { createdAt: at(2), status: 'approved', approvedAt: at(3) },
    { createdAt: at(1), status: 'rejected', rejectedAt: at(3, 12) },
    { createdAt: at(1), status: 'rejected', rejectedAt: at(6) },
    { createdAt: new Date(Date.UTC(2025, 0, 1)), status: 'approved', approvedAt: at(4, 6) },
  ];
  for (const values of decisions) {
    const row = await bed.given.recommendation(userId, values);
    if (counted) recommendations.push(row);
  }
  for (const status of ['pending', 'processing', 'completed', 'failed', 'failed'] as const) {
    for (const createdAt of [at(1), at(4), at(5)]) {
      const row = await bed.given.upload(userId, { status, createdAt });
      if (counted) uploads.push(row);
    }
  }
}

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  await bed.newPerson('admin');
  const members = [await bed.given.member(1), await bed.given.member(1), await bed.given.member(4)];
  const without = await bed.given.user();
  for (const { id } of [...members, without]) await givenWork(id, true);
  const silent = await bed.given.user({ consentStatus: false });
  await bed.given.profile(silent.id, 1);
  await givenWork(silent.id, false);
});
afterAll(() => bed.close());

const read = async (from: Date, to: Date, person = operator) =>
  dataOf(await person.run<{ analytics: Analytics }>('Analytics', { from, to })).analytics;

/** The same figures, counted row by row. */
function countedByHand(from: Date, to: Date) {
  const within = (time: Date | null) => time !== null && time >= from && time < to;
  const approved = recommendations.filter(({ approvedAt }) => within(approvedAt));
  const rejected = recommendations.filter(({ rejectedAt }) => within(rejectedAt));
  const waits = [...approved, ...rejected]
    .map(
      ({ createdAt, approvedAt, rejectedAt }) =>
        (((approvedAt ?? rejectedAt)?.getTime() ?? 0) - createdAt.getTime()) / 1000,
    )
    .toSorted((a, b) => a - b);
  const middle = [
    waits[Math.floor((waits.length - 1) / 2)],
    waits[Math.ceil((waits.length - 1) / 2)],
  ];
  const days = new Map<string, { approved: number; rejected: number }>();
  for (let day = at(1); day < to; day = new Date(day.getTime() + 86_400_000)) {
    if (day.getTime() + 86_400_000 > from.getTime()) {
      days.set(day.toISOString().slice(0, 10), { approved: 0, rejected: 0 });
    }
  }
  for (const { approvedAt, rejectedAt } of [...approved, ...rejected]) {
    const day = days.get((approvedAt ?? rejectedAt ?? from).toISOString().slice(0, 10));
    if (day !== undefined) day[approvedAt === null ? 'rejected' : 'approved'] += 1;
  }
  const uploaded = (status: string) =>
    uploads.filter((row) => row.status === status && within(row.createdAt)).length;
  const decided = approved.length + rejected.length;
  return {
    recommendations: {
      pending: recommendations.filter(
        ({ status, createdAt }) => status === 'pending' && within(createdAt),
      ).length,
      approved: approved.length,
      rejected: rejected.length,
      approvalRate: decided === 0 ? null : approved.length / decided,
      medianReviewSeconds: decided === 0 ? null : ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2,
    },
    reviewsByDay: [...days].map(([date, counts]) => ({ date, ...counts })),
    uploads: {
      pending: uploaded('pending'),
      processing: uploaded('processing'),
      completed: uploaded('completed'),
      failed: uploaded('failed'),
    },
  };
}

test.each<[string, Date, Date]>([
  ['whole days', at(1), at(5)],
  ['one day', at(2), at(3)],
  ['parts of days', at(2, 12), at(4, 7)],
  ['a moment', at(3), at(3, 0, 0, 1)],
  ['a day without decisions', at(5), at(6)],
  ['a month', at(1), at(31)],
])('Analytics of %s are what counting the rows gives', async (_title, from, to) => {
  expect(await read(from, to)).toMatchObject(countedByHand(from, to));
});

test('rates are null where there is nothing to divide', async () => {
  const { recommendations: counts, uploads: counted } = await read(at(20), at(21));
  expect(counts).toEqual({
    pending: 0,
    approved: 0,
    rejected: 0,
    approvalRate: null,
    medianReviewSeconds: null,
  });
  expect(counted).toEqual({ pending: 0, processing: 0, completed: 0, failed: 0 });
});

test('users and personas are as of now, and only the total knows of members without consent', async () => {
  for (const [from, to] of [
    [at(1), at(5)],
    [at(20), at(21)],
  ] as const) {
    const { users, personas } = await read(from, to);
    expect(users).toEqual({ total: 5, withConsent: 4, withPersona: 3 });
    expect(personas).toEqual([
      { personaId: 1, personaName: 'High Utilization', users: 2 },
      { personaId: 4, personaName: 'Savings Builder', users: 1 },
    ]);
  }
  const toAdmin = await read(at(1), at(5), await bed.newPerson('admin'));
  expect(toAdmin).toMatchObject(countedByHand(at(1), at(5)));
});
