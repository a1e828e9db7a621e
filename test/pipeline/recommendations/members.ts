import type { Signals } from '../../../src/db/schema.ts';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import type { PersonaFacts } from '../../../src/pipeline/personas/facts.ts';
import type { Member } from '../../../src/pipeline/recommendations/member.ts';
import type { PlanInput } from '../../../src/pipeline/recommendations/planRecommendations.ts';
import { factsWith } from '../personas/facts.ts';

export const asOf = '2026-03-01';
export const now = new Date('2026-03-02T08:00:00.000Z');

const unknownSignals = (windowDays: number): Signals => ({
  windowDays,
  asOf,
  subscriptions: { recurringMerchants: [], monthlyRecurringSpend: 0, shareOfSpend: 0 },
  savings: {
    netInflow: 0,
    netInflowMonthly: 0,
    growthRate: null,
    balance: null,
    emergencyFundMonths: null,
  },
  credit: {
    cards: [],
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
});

/** Somebody of whom only that there are transactions is known. */
export const unknownMember: Member = {
  facts: factsWith({}),
  signals: { signals30d: unknownSignals(30), signals180d: unknownSignals(180) },
  accounts: [],
  asOf,
};

export const visa = {
  name: 'Visa',
  mask: '4523',
  balance: 3400,
  limit: 5000,
  utilization: 0.68,
  minimumPaymentOnly: true,
  interestCharged: true,
  isOverdue: false,
};
export const mastercard = {
  ...visa,
  name: 'Mastercard',
  mask: '8810',
  balance: 640.18,
  limit: 4000,
};

const fullSignals = (windowDays: number): Signals => ({
  windowDays,
  asOf,
  subscriptions: {
    recurringMerchants: [
      { name: 'Corner Gym', monthlyAmount: 39.99, cadence: 'monthly' },
      { name: 'Fresh Crate Meals', monthlyAmount: 118.4, cadence: 'weekly' },
      { name: 'Lumen', monthlyAmount: 15.49, cadence: 'monthly' },
    ],
    monthlyRecurringSpend: 173.88,
    shareOfSpend: 0.1234,
  },
  savings: {
    netInflow: 1500,
    netInflowMonthly: 250,
    growthRate: 0.0512,
    balance: 6910.3,
    emergencyFundMonths: 3.2,
  },
  credit: {
    cards: [visa, { ...mastercard, utilization: 0.16, interestCharged: false }],
    maxUtilization: 0.68,
    interestCharged: true,
    minimumPaymentOnly: true,
    isOverdue: false,
  },
  income: {
    payFrequency: 'irregular',
    medianPayGapDays: 18.5,
    payGapVariability: 0.62,
    averageMonthlyIncome: 3812.66,
    cashFlowBufferMonths: 0.61,
  },
});

/** Somebody of whom everything is known. */
export const knownMember: Member = {
  facts: {
    maxUtilization: 0.68,
    interestCharged: true,
    minimumPaymentOnly: true,
    isOverdue: false,
    medianPayGapDays: 18.5,
    payGapVariability: 0.62,
    payAmountVariability: 0.4,
    cashFlowBufferMonths: 0.61,
    recurringMerchants: 3,
    monthlyRecurringSpend: 173.88,
    shareOfSpend: 0.1234,
    savingsGrowthRate: 0.0512,
    savingsNetInflowMonthly: 250,
  } satisfies PersonaFacts,
  signals: { signals30d: fullSignals(30), signals180d: fullSignals(180) },
  accounts: [
    { type: 'depository', subtype: 'checking' },
    { type: 'depository', subtype: 'savings' },
    { type: 'credit', subtype: 'credit card' },
    { type: 'credit', subtype: 'credit card' },
  ],
  asOf,
};

/** What a first run plans from. */
export const inputOf = (member: Member, more: Partial<PlanInput> = {}): PlanInput => ({
  ...member,
  persona: 1,
  criteria: decidePersona(member.facts).criteria,
  existing: [],
  now,
  consentVersion: '1.0',
  ...more,
});
