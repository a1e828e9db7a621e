import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RecommendationRow, recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { sampleTrace } from '../harness/samples.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface TemplateReview {
  template: string;
  title: string;
  type: string;
  approved: number;
  rejected: number;
  pending: number;
  approvalRate: number | null;
}
interface Figures {
  oldestPendingAt: string | null;
  byTemplate: TemplateReview[];
  byRejectionReason: { reason: string; count: number }[];
}

let bed: TestBed;
let operator: Person;
let memberId: string;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  memberId = (await bed.given.user()).id;
});
afterAll(() => bed.close());

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour));
/** Each test looks at a month of its own: what others have made lies outside. */
const inMonth = (month: number, day: number) => new Date(Date.UTC(2020, month, day));

const document = `query ($from: DateTime!, $to: DateTime!) { analytics(from: $from, to: $to) {
  oldestPendingAt
  byTemplate { template title type approved rejected pending approvalRate }
  byRejectionReason { reason count }
} }`;
const read = async (from: Date, to: Date, person = operator): Promise<Figures> =>
  dataOf(await person.send<{ analytics: Figures }>(document, { from, to })).analytics;

const made = (template: string, values: Partial<RecommendationRow>, userId = memberId) =>
  bed.given.recommendation(userId, { decisionTrace: { ...sampleTrace, template }, ...values });
const approved = (approvedAt: Date) => ({ status: 'approved', approvedAt }) as const;
const rejected = (rejectedAt: Date, rejectionReason: string | null = 'Off topic') =>
  ({ status: 'rejected', rejectedAt, rejectionReason }) as const;

test('byTemplate counts what was decided in the range and what of it waits, the most rejected first', async () => {
  const early = at(1);
  await made('good', { createdAt: early, ...approved(at(2)) });
  await made('good', { createdAt: early, title: 'Older', ...approved(at(2)) });
  await made('good', { createdAt: at(3), title: 'Newest', ...rejected(at(4)) });
  await made('bad', { createdAt: early, type: 'partner_offer', ...rejected(at(3)) });
  await made('bad', { createdAt: early, type: 'partner_offer', ...rejected(at(4, 23)) });
  await made('new', { createdAt: at(2) });
  // Decided before, after or at the end of the range, or made outside of it.
  await made('elsewhere', { createdAt: early, ...approved(at(1, 23)) });
  await made('elsewhere', { createdAt: at(3), ...rejected(at(5)) });
  await made('elsewhere', { createdAt: at(1, 23) });
  await made('elsewhere', { createdAt: at(5) });
  expect((await read(at(2), at(5))).byTemplate).toEqual([
    {
      template: 'bad',
      title: 'Lower your card utilisation',
      type: 'PARTNER_OFFER',
      approved: 0,
      rejected: 2,
      pending: 0,
      approvalRate: 0,
    },
    {
      template: 'good',
      title: 'Newest',
      type: 'EDUCATION',
      approved: 2,
      rejected: 1,
      pending: 0,
      approvalRate: 2 / 3,
    },
    {
      template: 'new',
      title: 'Lower your card utilisation',
      type: 'EDUCATION',
      approved: 0,
      rejected: 0,
      pending: 1,
      approvalRate: null,
    },
  ]);
});

test('byTemplate adds up to what recommendations of the same range are', async () => {
  const range = { from: at(1), to: at(6) };
  const { analytics } = dataOf(
    await operator.send<{
      analytics: Figures & { recommendations: Record<'pending' | 'approved' | 'rejected', number> };
    }>(
      `query ($from: DateTime!, $to: DateTime!) { analytics(from: $from, to: $to) {
        recommendations { pending approved rejected } byTemplate { pending approved rejected }
      } }`,
      range,
    ),
  );
  const sum = (name: 'pending' | 'approved' | 'rejected') =>
    analytics.byTemplate.reduce((total, row) => total + row[name], 0);
  expect({
    pending: sum('pending'),
    approved: sum('approved'),
    rejected: sum('rejected'),
  }).toEqual(analytics.recommendations);
});

test('byRejectionReason joins spellings and shows the usual one, the most frequent first', async () => {
  const reasons = [
    'Not relevant',
    'not relevant ',
    '  NOT RELEVANT\n',
    'Not relevant',
    'Überholt',
    '\tüberholt',
    '<script>alert(1)</script>',
    null,
  ];
  for (const reason of reasons) {
    const day = inMonth(1, 10);
    await made('reasons', { createdAt: day, ...rejected(day, reason) });
  }
  await made('reasons', { createdAt: inMonth(1, 1), ...rejected(inMonth(2, 1), 'Too late') });
  const { byRejectionReason } = await read(inMonth(1, 1), inMonth(2, 1));
  expect(byRejectionReason).toEqual([
    { reason: 'Not relevant', count: 4 },
    { reason: expect.stringMatching(/^[Üü]berholt$/), count: 2 },
    { reason: '<script>alert(1)</script>', count: 1 },
  ]);
});

test('byRejectionReason is the most frequent 50', async () => {
  const day = inMonth(4, 10);
  for (let index = 0; index < 55; index += 1) {
    const times = index === 54 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      await made('many', { createdAt: day, ...rejected(day, `Reason ${index}`) });
    }
  }
  const { byRejectionReason } = await read(inMonth(4, 1), inMonth(5, 1));
  expect(byRejectionReason).toHaveLength(50);
  expect(byRejectionReason[0]).toEqual({ reason: 'Reason 54', count: 2 });
});

test('oldestPendingAt is as of now, whenever it was made', async () => {
  const { db } = bed.gateway.services;
  await db.delete(recommendations);
  expect((await read(at(1), at(5))).oldestPendingAt).toBeNull();
  await made('old', { createdAt: inMonth(0, 1), ...approved(inMonth(0, 2)) });
  await made('old', { createdAt: inMonth(0, 3) });
  await made('old', { createdAt: at(2) });
  for (const to of [at(5), at(1, 1)]) {
    expect((await read(at(1), to)).oldestPendingAt).toBe(inMonth(0, 3).toISOString());
  }
});

test('O3: members who do not consent have no part in any of it, to an administrator neither', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  const day = inMonth(8, 10);
  await made('silent', { createdAt: day }, silent.id);
  await made('silent', { createdAt: inMonth(-120, 1) }, silent.id);
  await made('silent', { createdAt: day, ...approved(day) }, silent.id);
  await made('silent', { createdAt: day, ...rejected(day, 'Silent') }, silent.id);
  for (const person of [operator, await bed.newPerson('admin')]) {
    const figures = await read(inMonth(8, 1), inMonth(9, 1), person);
    expect(figures).toMatchObject({ byTemplate: [], byRejectionReason: [] });
    expect(figures.oldestPendingAt).not.toBe(inMonth(-120, 1).toISOString());
  }
});

test('each of the two costs one statement, and none when it is not asked for', async () => {
  const cost = async (selection: string) => {
    const before = await bed.statementCount();
    const text = `{ analytics(from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z") { ${selection} } }`;
    dataOf(await operator.send(text));
    return (await bed.statementCount()) - before;
  };
  await cost('users { total }');
  const without = await cost('users { total }');
  expect(await cost('byTemplate { template }')).toBe(without + 1);
  expect(await cost('byTemplate { template } byRejectionReason { reason }')).toBe(without + 2);
});
