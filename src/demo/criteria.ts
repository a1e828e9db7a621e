import type { PersonaId, TraceCriterion } from '../db/schema.ts';
import type { BothWindows } from './signals.ts';

/** What the criteria look at. */
export interface Facts extends BothWindows {
  /** The coefficient of variation of the pays' amounts, which the signals do not keep. */
  payAmountVariability: number | null;
}

type Comparison = TraceCriterion['comparison'];

type Criterion = readonly [
  persona: PersonaId,
  name: string,
  window: string,
  comparison: Comparison,
  threshold: number,
  observe: (facts: Facts) => number | null,
];

const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

const credit = ({ signals30d }: Facts) => signals30d.credit;
const income = ({ signals180d }: Facts) => signals180d.income;
const subscriptions = ({ signals30d }: Facts) => signals30d.subscriptions;
const savings = ({ signals180d }: Facts) => signals180d.savings;

/** An unknown value meets no criterion, except this one: it fails only on a known card. */
const everyCard = 'everyCardUtilization';

/** The threshold table of the personas in the order in which they are judged. Balanced has none. */
const table: readonly Criterion[] = [
  [1, 'maxUtilization', 'asOf', '>=', 0.5, (it) => credit(it).maxUtilization],
  [1, 'interestCharged', '30d', '=', 1, (it) => flag(credit(it).interestCharged)],
  [1, 'minimumPaymentOnly', 'asOf', '=', 1, (it) => flag(credit(it).minimumPaymentOnly)],
  [1, 'isOverdue', 'asOf', '=', 1, (it) => flag(credit(it).isOverdue)],
  [2, 'medianPayGapDays', '180d', '>', 45, (it) => income(it).medianPayGapDays],
  [2, 'payGapVariability', '180d', '>=', 0.5, (it) => income(it).payGapVariability],
  [2, 'payAmountVariability', '180d', '>=', 0.25, (it) => it.payAmountVariability],
  [2, 'cashFlowBufferMonths', '180d', '<', 1, (it) => income(it).cashFlowBufferMonths],
  [3, 'recurringMerchants', '90d', '>=', 3, (it) => subscriptions(it).recurringMerchants.length],
  [3, 'monthlyRecurringSpend', '30d', '>=', 50, (it) => subscriptions(it).monthlyRecurringSpend],
  [3, 'shareOfSpend', '30d', '>=', 0.1, (it) => subscriptions(it).shareOfSpend],
  [4, 'savingsGrowthRate', '180d', '>=', 0.02, (it) => savings(it).growthRate],
  [4, 'savingsNetInflowMonthly', '180d', '>=', 200, (it) => savings(it).netInflowMonthly],
  [4, everyCard, 'asOf', '<', 0.3, (it) => credit(it).maxUtilization],
];

const compare: Record<Comparison, (one: number, other: number) => boolean> = {
  '>=': (one, other) => one >= other,
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '=': (one, other) => one === other,
};

function judge(criterion: Criterion, facts: Facts): TraceCriterion {
  const [, name, window, comparison, threshold, observe] = criterion;
  const observed = observe(facts);
  const met = observed === null ? name === everyCard : compare[comparison](observed, threshold);
  return { name, window, observed, comparison, threshold, met };
}

/** The criteria of all personas that are judged up to the one that matches, as they were judged. */
export const criteriaUpTo = (persona: PersonaId, facts: Facts): TraceCriterion[] =>
  table.filter(([ofPersona]) => ofPersona <= persona).map((criterion) => judge(criterion, facts));
