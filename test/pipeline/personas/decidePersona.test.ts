import { expect, test } from 'vitest';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import type { PersonaFacts } from '../../../src/pipeline/personas/facts.ts';
import { allButCredit, factsWith } from './facts.ts';

const personaOf = (known: Partial<PersonaFacts>) => decidePersona(factsWith(known)).personaId;

test('somebody of whom nothing is known is Balanced', () => {
  const decision = decidePersona(factsWith({}));
  expect(decision).toMatchObject({ personaId: 5, personaName: 'Balanced' });
  const met = decision.criteria.filter((criterion) => criterion.met).map(({ name }) => name);
  expect(met).toEqual(['everyCardUtilization']);
});

test.each([
  { maxUtilization: 0.5 },
  { interestCharged: true },
  { minimumPaymentOnly: true },
  { isOverdue: true },
])('%o alone is High Utilization', (known) => {
  expect(decidePersona(factsWith(known))).toMatchObject({
    personaId: 1,
    personaName: 'High Utilization',
  });
});

test('irregular pay and a short buffer are Variable Income Budgeter', () => {
  const varied = { payGapVariability: 0.5, payAmountVariability: 0.25, cashFlowBufferMonths: 0.9 };
  expect(decidePersona(factsWith(varied)).personaName).toBe('Variable Income Budgeter');
  expect(personaOf(varied)).toBe(2);
  expect(personaOf({ medianPayGapDays: 46, cashFlowBufferMonths: 0.9 })).toBe(2);
  // Each half alone is not enough.
  expect(personaOf({ ...varied, payAmountVariability: 0.24 })).toBe(5);
  expect(personaOf({ ...varied, payGapVariability: 0.49 })).toBe(5);
  expect(personaOf({ ...varied, cashFlowBufferMonths: 1 })).toBe(5);
  expect(personaOf({ ...varied, cashFlowBufferMonths: null })).toBe(5);
  expect(personaOf({ medianPayGapDays: 46, cashFlowBufferMonths: 1.2 })).toBe(5);
});

test('three merchants and either their spend or their share are Subscription-Heavy', () => {
  expect(
    decidePersona(factsWith({ recurringMerchants: 3, monthlyRecurringSpend: 50 })),
  ).toMatchObject({ personaId: 3, personaName: 'Subscription-Heavy' });
  expect(personaOf({ recurringMerchants: 3, shareOfSpend: 0.1 })).toBe(3);
  expect(personaOf({ recurringMerchants: 3 })).toBe(5);
  expect(personaOf({ monthlyRecurringSpend: 500, shareOfSpend: 0.9 })).toBe(5);
});

test('growth or inflow with calm cards are Savings Builder', () => {
  expect(decidePersona(factsWith({ savingsGrowthRate: 0.02, maxUtilization: 0.29 }))).toMatchObject(
    {
      personaId: 4,
      personaName: 'Savings Builder',
    },
  );
  expect(personaOf({ savingsNetInflowMonthly: 200, maxUtilization: 0.29 })).toBe(4);
  expect(personaOf({ savingsNetInflowMonthly: 200, maxUtilization: 0.3 })).toBe(5);
  expect(personaOf({ maxUtilization: 0.1 })).toBe(5);
});

test('an unknown card does not stand in the way of a Savings Builder', () => {
  expect(personaOf({ savingsNetInflowMonthly: 200, maxUtilization: null })).toBe(4);
});

test('the first persona that matches wins', () => {
  const everything = { ...allButCredit, isOverdue: true };
  expect(personaOf(everything)).toBe(1);
  expect(personaOf(allButCredit)).toBe(2);
  expect(personaOf({ ...allButCredit, cashFlowBufferMonths: 3 })).toBe(3);
  expect(personaOf({ ...allButCredit, cashFlowBufferMonths: 3, recurringMerchants: 2 })).toBe(4);
});

test('the trace holds every criterion up to the persona that matched, met or not', () => {
  const { criteria } = decidePersona(
    factsWith({ maxUtilization: 0.68, interestCharged: false, isOverdue: true }),
  );
  const card = { window: 'asOf', comparison: '=', threshold: 1 };
  expect(criteria).toEqual([
    {
      name: 'maxUtilization',
      window: 'asOf',
      observed: 0.68,
      comparison: '>=',
      threshold: 0.5,
      met: true,
    },
    { ...card, name: 'interestCharged', window: '30d', observed: 0, met: false },
    { ...card, name: 'minimumPaymentOnly', observed: null, met: false },
    { ...card, name: 'isOverdue', observed: 1, met: true },
  ]);
});

test('Balanced was judged by all criteria, in the order of the personas', () => {
  const table = decidePersona(factsWith({})).criteria.map(
    ({ name, window, comparison, threshold }) => `${name} ${window} ${comparison} ${threshold}`,
  );
  expect(table).toEqual([
    'maxUtilization asOf >= 0.5',
    'interestCharged 30d = 1',
    'minimumPaymentOnly asOf = 1',
    'isOverdue asOf = 1',
    'medianPayGapDays 180d > 45',
    'payGapVariability 180d >= 0.5',
    'payAmountVariability 180d >= 0.25',
    'cashFlowBufferMonths 180d < 1',
    'recurringMerchants 90d >= 3',
    'monthlyRecurringSpend 30d >= 50',
    'shareOfSpend 30d >= 0.1',
    'savingsGrowthRate 180d >= 0.02',
    'savingsNetInflowMonthly 180d >= 200',
    'everyCardUtilization asOf < 0.3',
  ]);
});

test('the trace rounds what was observed, unless that would contradict the outcome', () => {
  const observedOf = (maxUtilization: number) =>
    decidePersona(factsWith({ maxUtilization })).criteria[0]?.observed;
  expect(observedOf(1 / 3)).toBe(0.3333);
  expect(observedOf(0.499_99)).toBe(0.499_99);
  expect(observedOf(0.500_01)).toBe(0.5);
});
