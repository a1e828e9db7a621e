import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DecisionTrace, users } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { sampleTrace } from '../harness/samples.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed.close());

const [criterion] = sampleTrace.criteria;
const { comparison: _comparison, ...shownCriterion } = criterion ?? { comparison: '' };

test('RecommendationDetail shows all of a pending one', async () => {
  const member = await bed.given.member(2);
  const row = await bed.given.recommendation(member.id);
  for (const id of [row.id, row.id.toUpperCase()]) {
    expect(dataOf(await operator.run('RecommendationDetail', { id }))).toEqual({
      recommendation: {
        id: row.id,
        type: 'EDUCATION',
        title: row.title,
        content: row.content,
        rationale: row.rationale,
        status: 'PENDING',
        createdAt: row.createdAt.toISOString(),
        approvedAt: null,
        approvedBy: null,
        rejectedAt: null,
        rejectedBy: null,
        rejectionReason: null,
        decisionTrace: {
          ...sampleTrace,
          criteria: [shownCriterion],
          guardrails: sampleTrace.guardrails,
        },
        user: {
          id: member.id,
          email: member.email,
          profile: {
            id: expect.any(String),
            personaName: 'Variable Income Budgeter',
            signals30d: { windowDays: 30 },
            signals180d: { windowDays: 180 },
          },
        },
      },
    });
  }
});

test('RecommendationDetail says who decided, and only when after they left', async () => {
  const { id: userId } = await bed.given.user();
  const leaving = await bed.newPerson('operator');
  const decider = { id: leaving.id, email: leaving.email };
  const approved = (await bed.given.recommendation(userId)).id;
  const rejected = (await bed.given.recommendation(userId)).id;
  dataOf(await leaving.run('Approve', { id: approved }));
  dataOf(await leaving.run('Reject', { id: rejected, reason: 'Too general' }));
  const detail = async (id: string) => dataOf(await operator.run('RecommendationDetail', { id }));
  const isoTime = expect.stringMatching(/^2\d{3}-.*Z$/);
  expect(await detail(approved)).toMatchObject({
    recommendation: {
      status: 'APPROVED',
      approvedAt: isoTime,
      approvedBy: decider,
      rejectedBy: null,
    },
  });
  expect(await detail(rejected)).toMatchObject({
    recommendation: {
      rejectedAt: isoTime,
      rejectedBy: decider,
      rejectionReason: 'Too general',
      approvedAt: null,
    },
  });
  await bed.gateway.services.db.delete(users).where(eq(users.id, leaving.id));
  expect(await detail(approved)).toMatchObject({
    recommendation: { status: 'APPROVED', approvedAt: isoTime, approvedBy: null },
  });
  expect(await detail(rejected)).toMatchObject({
    recommendation: { rejectedAt: isoTime, rejectedBy: null, rejectionReason: 'Too general' },
  });
});

test('an unknown observed value is null in the trace', async () => {
  const member = await bed.given.member(1);
  const decisionTrace: DecisionTrace = {
    ...sampleTrace,
    criteria: [
      {
        name: 'Months covered',
        window: '180d',
        observed: null,
        comparison: '<',
        threshold: 1,
        met: false,
      },
    ],
    guardrails: [{ name: 'tone', passed: false, detail: null }],
  };
  const { id } = await bed.given.recommendation(member.id, { decisionTrace });
  const answer = await operator.send(
    `query ($id: ID!) { recommendation(id: $id) { decisionTrace { criteria { observed comparison threshold met } guardrails { name passed detail } } } }`,
    { id },
  );
  expect(dataOf(answer)).toEqual({
    recommendation: {
      decisionTrace: {
        criteria: [{ observed: null, comparison: '<', threshold: 1, met: false }],
        guardrails: [{ name: 'tone', passed: false, detail: null }],
      },
    },
  });
});

test('RecommendationDetail answers null with NOT_FOUND, for a member without consent too', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  const hidden = await bed.given.recommendation(silent.id);
  for (const id of [unknownId, hidden.id]) {
    const answer = await operator.run('RecommendationDetail', { id });
    expect(expectRefused(answer, 'NOT_FOUND')).toMatchObject({ path: ['recommendation'] });
    expect(answer.data).toEqual({ recommendation: null });
  }
});

test('RecommendationDetail is for staff alone, its own member included', async () => {
  const row = await bed.given.user();
  const { id } = await bed.given.recommendation(row.id, {
    status: 'approved',
    approvedAt: new Date(),
  });
  expectRefused(await (await bed.as(row)).run('RecommendationDetail', { id }), 'FORBIDDEN');
});

test('RecommendationDetail names a malformed id', async () => {
  for (const id of ['', 'x', `${unknownId}/*`]) {
    const answer = await operator.run('RecommendationDetail', { id });
    expectBadInput(answer, { id: 'must be a UUID' });
  }
});
