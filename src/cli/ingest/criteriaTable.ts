import type { TraceCriterion } from '../../db/schema.ts';
import type { CriterionName } from '../../pipeline/personas/thresholds.ts';
import { textTable } from '../textTable.ts';
import { flag, money, number, percent } from './values.ts';

interface Shown {
  label: string;
  format: (value: number | null) => string;
}

const criteria: Readonly<Record<CriterionName, Shown>> = {
  maxUtilization: { label: 'Most utilised card', format: percent },
  interestCharged: { label: 'Interest charged', format: flag },
  minimumPaymentOnly: { label: 'Minimum payments only', format: flag },
  isOverdue: { label: 'Overdue', format: flag },
  medianPayGapDays: { label: 'Days between pays', format: number },
  payGapVariability: { label: 'Variability of those days', format: number },
  payAmountVariability: { label: 'Variability of pay', format: number },
  cashFlowBufferMonths: { label: 'Cash buffer, months', format: number },
  recurringMerchants: { label: 'Recurring merchants', format: number },
  monthlyRecurringSpend: { label: 'Their spend a month', format: money },
  shareOfSpend: { label: 'Their share of spend', format: percent },
  savingsGrowthRate: { label: 'Savings growth', format: percent },
  savingsNetInflowMonthly: { label: 'Into savings a month', format: money },
  everyCardUtilization: { label: 'Every card below', format: percent },
};

const shownOf = new Map<string, Shown>(Object.entries(criteria));

const symbols: Readonly<Record<TraceCriterion['comparison'], string>> = {
  '>=': '≥',
  '>': '>',
  '<': '<',
  '<=': '≤',
  '=': '=',
};

function row({ name, window, observed, comparison, threshold, met }: TraceCriterion): string[] {
  const { label, format } = shownOf.get(name) ?? { label: name, format: number };
  const asked = format === flag ? flag(threshold) : `${symbols[comparison]} ${format(threshold)}`;
  return [met ? 'met' : 'missed', label, window, format(observed), asked];
}

/** The criteria of a persona in the order in which they were judged. */
export const criteriaTable = (judged: readonly TraceCriterion[]): string =>
  textTable(['', 'Criterion', 'Window', 'Observed', 'Threshold'], judged.map(row));
