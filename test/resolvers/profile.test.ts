import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Signals, userProfiles } from '../../src/db/schema.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { sampleSignals } from '../harness/samples.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

type Windows = { signals30d: Signals | null; signals180d: Signals | null };

/** A member with these signals, and their Home's profile, cold and then warm. */
async function profilesWith(signals: Windows) {
  const row = await bed.given.member(1);
  const { db } = bed.gateway.services;
  await db.update(userProfiles).set(signals).where(eq(userProfiles.userId, row.id));
  const member = await bed.as(row);
  const read = async () =>
    dataOf(await member.run<{ me: { profile: Windows } }>('Home')).me.profile;
  return [await read(), await read()];
}

/** The same as the schema shows it: enums in capitals. */
const shown = (signals: Signals) => ({
  ...signals,
  subscriptions: {
    ...signals.subscriptions,
    recurringMerchants: signals.subscriptions.recurringMerchants.map((merchant) => ({
      ...merchant,
      cadence: merchant.cadence.toUpperCase(),
    })),
  },
  income: { ...signals.income, payFrequency: signals.income.payFrequency?.toUpperCase() ?? null },
});

test('Home shows the signals of both windows, cold and warm alike', async () => {
  const stored = { signals30d: sampleSignals(30), signals180d: sampleSignals(180) };
  for (const profile of await profilesWith(stored)) {
    expect(profile.signals30d).toEqual(shown(stored.signals30d));
    expect(profile.signals180d).toEqual(shown(stored.signals180d));
  }
});

test('what is unknown is null, never zero', async () => {
  const known = sampleSignals(30);
  const unknown: Signals = {
    ...known,
    savings: { ...known.savings, growthRate: null, balance: null, emergencyFundMonths: null },
    credit: {
      cards: [
        {
          name: null,
          mask: null,
          balance: null,
          limit: null,
          utilization: null,
          minimumPaymentOnly: null,
          interestCharged: null,
          isOverdue: null,
        },
      ],
      maxUtilization: null,
      interestCharged: null,
      minimumPaymentOnly: null,
      isOverdue: null,
    },
    income: {
      payFrequency: null,
      medianPayGapDays: null,
      payGapVariability: null,
      averageMonthlyIncome: null,
      cashFlowBufferMonths: null,
    },
  };
  for (const profile of await profilesWith({ signals30d: unknown, signals180d: null })) {
    expect(profile.signals30d).toEqual(shown(unknown));
    expect(profile.signals180d).toBeNull();
  }
});

test('zero is zero, and false is false', async () => {
  const known = sampleSignals(30);
  const none: Signals = {
    ...known,
    subscriptions: { recurringMerchants: [], monthlyRecurringSpend: 0, shareOfSpend: 0 },
    credit: {
      cards: [],
      maxUtilization: 0,
      interestCharged: false,
      minimumPaymentOnly: false,
      isOverdue: false,
    },
  };
  for (const profile of await profilesWith({ signals30d: none, signals180d: none })) {
    expect(profile.signals180d).toEqual(shown(none));
  }
});

test('every cadence and pay frequency is shown', async () => {
  for (const payFrequency of [
    'weekly',
    'biweekly',
    'semimonthly',
    'monthly',
    'irregular',
  ] as const) {
    const known = sampleSignals(30);
    const recurringMerchants = (['weekly', 'monthly', 'irregular'] as const).map((cadence) => ({
      name: `${cadence} "<script>"`,
      monthlyAmount: 9.99,
      cadence,
    }));
    const signals30d = {
      ...known,
      subscriptions: { ...known.subscriptions, recurringMerchants },
      income: { ...known.income, payFrequency },
    };
    const [profile] = await profilesWith({ signals30d, signals180d: null });
    expect(profile?.signals30d).toEqual(shown(signals30d));
  }
});

test('PersonaTimeline lists every persona so far, the latest first', async () => {
  const row = await bed.given.member(5);
  const early = await bed.given.history(row.id, 1, new Date('2026-01-01T00:00:00Z'));
  const late = await bed.given.history(row.id, 5, new Date('2026-06-01T00:00:00.007Z'));
  await bed.given.history((await bed.given.member(2)).id, 2, new Date());
  expect(dataOf(await (await bed.as(row)).run('PersonaTimeline'))).toEqual({
    me: {
      id: row.id,
      personaHistory: {
        totalCount: 2,
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
        nodes: [
          {
            id: late.id,
            personaId: 5,
            personaName: 'Balanced',
            assignedAt: '2026-06-01T00:00:00.007Z',
          },
          {
            id: early.id,
            personaId: 1,
            personaName: 'High Utilization',
            assignedAt: '2026-01-01T00:00:00.000Z',
          },
        ],
      },
    },
  });
});

test('PersonaTimeline is empty before the first persona, and refused to a stranger', async () => {
  const member = await bed.newPerson('user');
  expect(dataOf(await member.run('PersonaTimeline'))).toMatchObject({
    me: {
      personaHistory: {
        totalCount: 0,
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  });
  expectRefused(await bed.anonymous.run('PersonaTimeline'), 'UNAUTHENTICATED');
});

test('PersonaTimeline names a page size out of range and a malformed cursor', async () => {
  const member = await bed.newPerson('user');
  expectBadInput(await member.run('PersonaTimeline', { first: 0 }), {
    first: 'must be at least 1',
  });
  expectBadInput(await member.run('PersonaTimeline', { first: 101 }), {
    first: 'must be at most 100',
  });
  expectBadInput(await member.run('PersonaTimeline', { after: 'x' }), { after: /cursor/ });
});

test('a profile leads back to its member', async () => {
  const row = await bed.given.member(4);
  const member = await bed.as(row);
  const answer = await member.send(
    '{ me { profile { user { id email profile { user { id } } } } } }',
  );
  const { id, email } = row;
  expect(dataOf(answer)).toEqual({
    me: { profile: { user: { id, email, profile: { user: { id } } } } },
  });
});
