import type { PersonaId } from '../../../src/db/schema.ts';
import type { CriterionName } from '../../../src/pipeline/personas/thresholds.ts';

/** What a file must come to, reckoned by hand from the rules. */
export interface Stated {
  personaId: PersonaId;
  /** The criteria that decide, with what they must have observed. */
  observed: Partial<Record<CriterionName, readonly [observed: number | null, met: boolean]>>;
}

/** One file for each persona: each below says how its number comes about. */
export const personas: Record<string, Stated> = {
  // 3,400 of 5,000; charged on June 20th; the minimum of 100 was paid.
  '1-high-utilization.json': {
    personaId: 1,
    observed: {
      maxUtilization: [0.68, true],
      interestCharged: [1, true],
      minimumPaymentOnly: [1, true],
      isOverdue: [0, false],
    },
  },
  // Pay on January 30th, March 31st and May 30th; 600 in checking, 1,000 spent a month.
  '2-variable-income-budgeter.json': {
    personaId: 2,
    observed: { medianPayGapDays: [60, true], cashFlowBufferMonths: [0.6, true] },
  },
  // 20 + 40 + 10 + 30 in June, of 800.
  '3-subscription-heavy.csv': {
    personaId: 3,
    observed: {
      recurringMerchants: [4, true],
      monthlyRecurringSpend: [100, true],
      shareOfSpend: [0.125, true],
    },
  },
  // 6 × 300, both legs in the file; 1,800 ÷ (11,800 − 1,800); 100 of 1,000.
  '4-savings-builder.json': {
    personaId: 4,
    observed: {
      savingsNetInflowMonthly: [300, true],
      savingsGrowthRate: [0.18, true],
      everyCardUtilization: [0.1, true],
    },
  },
  // Pay every month, 4,500 ÷ 1,500 in checking, two merchants at 30 of 1,500 in June, 300 ÷ 20,000.
  '5-balanced.json': {
    personaId: 5,
    observed: {
      maxUtilization: [0.35, false],
      interestCharged: [0, false],
      medianPayGapDays: [30, false],
      cashFlowBufferMonths: [3, false],
      recurringMerchants: [2, false],
      monthlyRecurringSpend: [30, false],
      shareOfSpend: [0.02, false],
      savingsNetInflowMonthly: [50, false],
      savingsGrowthRate: [0.015, false],
      everyCardUtilization: [0.35, false],
    },
  },
};

const decides = (
  criterion: CriterionName,
  observed: number | null,
  met: boolean,
  personaId: PersonaId,
): Stated => ({ personaId, observed: { [criterion]: [observed, met] } });

/** Both sides of each threshold, side by side. */
export const borders: Record<string, Stated> = {
  // 499 and 500 of 1,000.
  'utilization-49.9-percent.json': decides('maxUtilization', 0.499, false, 5),
  'utilization-50-percent.json': decides('maxUtilization', 0.5, true, 1),
  // The 30 days that end on June 30th begin on June 1st.
  'interest-day-30.json': decides('interestCharged', 1, true, 1),
  'interest-day-31.json': decides('interestCharged', 0, false, 5),
  // At most $1 above the minimum is the minimum.
  'payment-26-of-minimum-25.json': decides('minimumPaymentOnly', 1, true, 1),
  'payment-26.01-of-minimum-25.json': decides('minimumPaymentOnly', 0, false, 5),
  'card-overdue.json': decides('isOverdue', 1, true, 1),
  'card-not-overdue.json': decides('isOverdue', 0, false, 5),
  // March 2nd, April 16th and May 31st; March 1st, April 16th and June 1st.
  'pay-gap-45-days.json': decides('medianPayGapDays', 45, false, 5),
  'pay-gap-46-days.json': decides('medianPayGapDays', 46, true, 2),
  // Of 1,000 spent a month.
  'buffer-999.99-of-1000.json': decides('cashFlowBufferMonths', 0.99999, true, 2),
  'buffer-1000-of-1000.json': decides('cashFlowBufferMonths', 1, false, 5),
  // 21 and 62 days: each 20.5 from 41.5. 21 and 63: each 21 from 42.
  'gap-variation-49-percent.json': decides('payGapVariability', 0.494, false, 5),
  'gap-variation-50-percent.json': decides('payGapVariability', 0.5, true, 2),
  // 751 and 1,249 twice: each 249 from 1,000. 750 and 1,250: each 250.
  'amount-variation-24.9-percent.json': decides('payAmountVariability', 0.249, false, 5),
  'amount-variation-25-percent.json': decides('payAmountVariability', 0.25, true, 2),
  'merchants-2.csv': decides('recurringMerchants', 2, false, 5),
  'merchants-3.csv': decides('recurringMerchants', 3, true, 3),
  // The 90 days that end on June 30th begin on April 2nd.
  'merchant-three-times-in-91-days.csv': decides('recurringMerchants', 2, false, 5),
  'merchant-three-times-in-90-days.csv': decides('recurringMerchants', 3, true, 3),
  // Of 1,000 spent in June: 5 %.
  'subscriptions-49.99-a-month.csv': decides('monthlyRecurringSpend', 49.99, false, 5),
  'subscriptions-50-a-month.csv': decides('monthlyRecurringSpend', 50, true, 3),
  // 29.70 and 30 of 300.
  'share-9.9-percent.csv': decides('shareOfSpend', 0.099, false, 5),
  'share-10-percent.csv': decides('shareOfSpend', 0.1, true, 3),
  // Into savings of 100,000: 1.2 % more.
  'inflow-199.99-a-month.json': decides('savingsNetInflowMonthly', 199.99, false, 5),
  'inflow-200-a-month.json': decides('savingsNetInflowMonthly', 200, true, 4),
  // 6 × 19.90 and 6 × 20 into 6,000.
  'growth-1.99-percent.json': decides('savingsGrowthRate', 0.0199, false, 5),
  'growth-2-percent.json': decides('savingsGrowthRate', 0.02, true, 4),
  // 299 and 300 of 1,000.
  'saver-card-29.9-percent.json': decides('everyCardUtilization', 0.299, true, 4),
  'saver-card-30-percent.json': decides('everyCardUtilization', 0.3, false, 5),
  // Transactions alone: a card that is unknown fails nothing.
  'saver-without-known-cards.csv': decides('everyCardUtilization', null, true, 4),
};
