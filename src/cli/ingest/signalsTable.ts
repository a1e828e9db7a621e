import type { CreditCard, RecurringMerchant, Signals } from '../../db/schema.ts';
import { harmless, textTable } from '../textTable.ts';
import { money, number, percent, word, yesNo } from './values.ts';

const longestName = 32;

const short = (name: string) => {
  const text = harmless(name);
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
};

const merchant = ({ name, monthlyAmount, cadence }: RecurringMerchant) =>
  `${short(name)}, ${money(monthlyAmount)} a month (${cadence})`;

const card = ({ name, mask, balance, limit, utilization }: CreditCard) => {
  const title = short([name ?? 'Card', mask ?? ''].join(' ').trim());
  return `${title}: ${money(balance)} of ${money(limit)} (${percent(utilization)})`;
};

const list = (lines: readonly string[]) => (lines.length === 0 ? 'none' : lines.join('\n'));

const lines: readonly (readonly [string, (signals: Signals) => string])[] = [
  ['Ends with', ({ asOf }) => asOf],
  ['Recurring merchants', (it) => list(it.subscriptions.recurringMerchants.map(merchant))],
  ['… spend a month', (it) => money(it.subscriptions.monthlyRecurringSpend)],
  ['… share of spend', (it) => percent(it.subscriptions.shareOfSpend)],
  ['Into savings', (it) => money(it.savings.netInflow)],
  ['… a month', (it) => money(it.savings.netInflowMonthly)],
  ['Savings growth', (it) => percent(it.savings.growthRate)],
  ['Saved', (it) => money(it.savings.balance)],
  ['Emergency fund, months', (it) => number(it.savings.emergencyFundMonths)],
  ['Cards', (it) => list(it.credit.cards.map(card))],
  ['Most utilised card', (it) => percent(it.credit.maxUtilization)],
  ['Interest charged', (it) => yesNo(it.credit.interestCharged)],
  ['Minimum payments only', (it) => yesNo(it.credit.minimumPaymentOnly)],
  ['Overdue', (it) => yesNo(it.credit.isOverdue)],
  ['Pay comes', (it) => word(it.income.payFrequency)],
  ['Days between pays', (it) => number(it.income.medianPayGapDays)],
  ['… their variability', (it) => number(it.income.payGapVariability)],
  ['Income a month', (it) => money(it.income.averageMonthlyIncome)],
  ['Cash buffer, months', (it) => number(it.income.cashFlowBufferMonths)],
];

/** The signals of both windows, side by side. */
export const signalsTable = (signals30d: Signals, signals180d: Signals, width: number): string =>
  textTable(
    ['Signal', '30 days', '180 days'],
    lines.map(([name, show]) => [name, show(signals30d), show(signals180d)]),
    { width },
  );
