import type { TraceCriterion } from '../../db/schema.ts';
import type { PersonaFacts } from './facts.ts';

/** A line of the threshold table. */
export interface Criterion {
  fact: keyof PersonaFacts;
  /** What the fact is taken from: the days before asOf, or how things stand then. */
  window: 'asOf' | '30d' | '90d' | '180d';
  comparison: TraceCriterion['comparison'];
  /** Flags are 1 when they are set. */
  threshold: number;
  /** An unknown value meets no criterion, unless this says otherwise. */
  metWhenUnknown?: true;
}

/** The thresholds of all personas: the only place where they stand. */
export const thresholds = {
  // 1 High Utilization
  maxUtilization: { fact: 'maxUtilization', window: 'asOf', comparison: '>=', threshold: 0.5 },
  interestCharged: { fact: 'interestCharged', window: '30d', comparison: '=', threshold: 1 },
  minimumPaymentOnly: { fact: 'minimumPaymentOnly', window: 'asOf', comparison: '=', threshold: 1 },
  isOverdue: { fact: 'isOverdue', window: 'asOf', comparison: '=', threshold: 1 },
  // 2 Variable Income Budgeter
  medianPayGapDays: { fact: 'medianPayGapDays', window: '180d', comparison: '>', threshold: 45 },
  payGapVariability: {
    fact: 'payGapVariability',
    window: '180d',
    comparison: '>=',
    threshold: 0.5,
  },
  payAmountVariability: {
    fact: 'payAmountVariability',
    window: '180d',
    comparison: '>=',
    threshold: 0.25,
  },
  cashFlowBufferMonths: {
    fact: 'cashFlowBufferMonths',
    window: '180d',
    comparison: '<',
    threshold: 1,
  },
  // 3 Subscription-Heavy
  recurringMerchants: { fact: 'recurringMerchants', window: '90d', comparison: '>=', threshold: 3 },
  monthlyRecurringSpend: {
    fact: 'monthlyRecurringSpend',
    window: '30d',
    comparison: '>=',
    threshold: 50,
  },
  shareOfSpend: { fact: 'shareOfSpend', window: '30d', comparison: '>=', threshold: 0.1 },
  // 4 Savings Builder
  savingsGrowthRate: {
    fact: 'savingsGrowthRate',
    window: '180d',
    comparison: '>=',
    threshold: 0.02,
  },
  savingsNetInflowMonthly: {
    fact: 'savingsNetInflowMonthly',
    window: '180d',
    comparison: '>=',
    threshold: 200,
  },
  everyCardUtilization: {
    fact: 'maxUtilization',
    window: 'asOf',
    comparison: '<',
    threshold: 0.3,
    metWhenUnknown: true,
  },
} as const satisfies Record<string, Criterion>;

export type CriterionName = keyof typeof thresholds;
