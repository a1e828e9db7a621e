import type { PersonaId } from '../../db/schema.ts';
import type { CriterionName } from './thresholds.ts';

/** How a persona's criteria are joined. */
export type Rule = CriterionName | { any: readonly Rule[] } | { all: readonly Rule[] };

export interface Persona {
  id: PersonaId;
  name: string;
  rule: Rule;
}

/** The personas in the order in which they are judged: the first that matches wins. */
export const personas: readonly Persona[] = [
  {
    id: 1,
    name: 'High Utilization',
    rule: { any: ['maxUtilization', 'interestCharged', 'minimumPaymentOnly', 'isOverdue'] },
  },
  {
    id: 2,
    name: 'Variable Income Budgeter',
    rule: {
      all: [
        { any: ['medianPayGapDays', { all: ['payGapVariability', 'payAmountVariability'] }] },
        'cashFlowBufferMonths',
      ],
    },
  },
  {
    id: 3,
    name: 'Subscription-Heavy',
    rule: { all: ['recurringMerchants', { any: ['monthlyRecurringSpend', 'shareOfSpend'] }] },
  },
  {
    id: 4,
    name: 'Savings Builder',
    rule: {
      all: [{ any: ['savingsGrowthRate', 'savingsNetInflowMonthly'] }, 'everyCardUtilization'],
    },
  },
  // None of these: a rule without criteria holds always.
  { id: 5, name: 'Balanced', rule: { all: [] } },
];
