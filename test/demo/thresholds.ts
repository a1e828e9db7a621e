import type { Signals } from '../../src/db/schema.ts';

/**
 * The persona by the threshold table, written down anew from the rules and knowing nothing of how
 * the demo data is made. Pay amounts' variability is no signal: it is taken as met.
 */
export function personaByTheRules(month: Signals, halfYear: Signals): number {
  const { cards } = month.credit;
  const isStrained = cards.some(
    (card) =>
      (card.utilization !== null && card.utilization >= 0.5) ||
      card.interestCharged === true ||
      card.minimumPaymentOnly === true ||
      card.isOverdue === true,
  );
  if (isStrained) return 1;

  const {
    medianPayGapDays: gap,
    payGapVariability: spread,
    cashFlowBufferMonths,
  } = halfYear.income;
  const isIrregular = (gap !== null && gap > 45) || (spread !== null && spread >= 0.5);
  if (isIrregular && cashFlowBufferMonths !== null && cashFlowBufferMonths < 1) return 2;

  const { recurringMerchants, monthlyRecurringSpend, shareOfSpend } = month.subscriptions;
  const isMuch = monthlyRecurringSpend >= 50 || shareOfSpend >= 0.1;
  if (recurringMerchants.length >= 3 && isMuch) return 3;

  const { growthRate, netInflowMonthly } = halfYear.savings;
  const isSaving = (growthRate !== null && growthRate >= 0.02) || netInflowMonthly >= 200;
  const everyCardIsLow = cards.every(
    ({ utilization }) => utilization === null || utilization < 0.3,
  );
  return isSaving && everyCardIsLow ? 4 : 5;
}

const isRounded = (value: number | null, digits: number) =>
  value === null || Math.abs(value - Number(value.toFixed(digits))) < 1e-9;

/** What is inconsistent within one window's signals. */
export function faultsOf(signals: Signals, windowDays: number): string[] {
  const { subscriptions, savings, credit, income } = signals;
  const total = subscriptions.recurringMerchants.reduce((sum, it) => sum + it.monthlyAmount, 0);
  const utilizations = credit.cards.flatMap(({ utilization }) => utilization ?? []);
  const opening = savings.balance === null ? 0 : savings.balance - savings.netInflow;
  const near = (one: number, other: number, by: number) => Math.abs(one - other) <= by;
  const checks: Record<string, boolean> = {
    windowDays: signals.windowDays === windowDays,
    recurringSpend: near(total, subscriptions.monthlyRecurringSpend, 0.006),
    monthly: near((savings.netInflow * 30) / windowDays, savings.netInflowMonthly, 0.006),
    growth:
      opening > 0
        ? near(savings.netInflow / opening, savings.growthRate ?? Number.NaN, 0.0001)
        : savings.growthRate === null,
    maxUtilization: credit.maxUtilization === (utilizations.length > 0 ? utilizations[0] : null),
    cardOrder: utilizations.every(
      (it, index) => index === 0 || it <= (utilizations[index - 1] ?? 0),
    ),
    utilization: credit.cards.every(({ balance, limit, utilization }) =>
      near((balance ?? 0) / (limit ?? 1), utilization ?? Number.NaN, 0.0001),
    ),
    cents: [savings.netInflow, savings.balance, income.averageMonthlyIncome].every((it) =>
      isRounded(it, 2),
    ),
    rates: [subscriptions.shareOfSpend, savings.growthRate, income.payGapVariability].every((it) =>
      isRounded(it, 4),
    ),
  };
  return Object.keys(checks).filter((name) => checks[name] === false);
}
