import type { Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import type { PersonaFacts } from '../personas/facts.ts';
import type { WindowDays } from './byWindow.ts';
import { creditOf } from './credit.ts';
import { incomeOf } from './income.ts';
import { NoSettledTransactions } from './noSettledTransactions.ts';
import { rounded } from './rounding.ts';
import { savingsOf } from './savings.ts';
import { subscriptionsOf } from './subscriptions.ts';

/** A member's signals in both windows, and what the persona is decided from. */
export interface ComputedSignals {
  /** The newest settled transaction, as `YYYY-MM-DD`: both windows end with that day. */
  asOf: string;
  signals30d: Signals;
  signals180d: Signals;
  /** The same values before rounding, each from the window that its criterion asks for. */
  facts: PersonaFacts;
}

/**
 * Computes the signals of what stands in the engine's tables. Pending transactions are left out.
 * @throws NoSettledTransactions when nothing else is there
 */
export async function computeSignals(engine: Engine): Promise<ComputedSignals> {
  await engine.runFile('signals/categories.sql');
  await engine.runFile('signals/ledger.sql');
  const [window] = await engine.rows<{ as_of: string }>('SELECT as_of FROM windows LIMIT 1');
  if (window === undefined) throw new NoSettledTransactions();
  const asOf = window.as_of;

  await engine.runFile('signals/spend.sql');
  const subscriptions = await subscriptionsOf(engine);
  const savings = await savingsOf(engine);
  const credit = await creditOf(engine);
  const income = await incomeOf(engine);

  const signalsOf = (days: WindowDays): Signals => ({
    windowDays: days,
    asOf,
    subscriptions: subscriptions(days),
    savings: savings(days),
    credit: credit(days),
    income: income(days).signals,
  });
  const exact30d = signalsOf(30);
  const exact180d = signalsOf(180);
  return {
    asOf,
    signals30d: rounded(exact30d),
    signals180d: rounded(exact180d),
    facts: factsOf(exact30d, exact180d, income(180).payAmountVariability),
  };
}

function factsOf(
  { subscriptions, credit }: Signals,
  { savings, income }: Signals,
  payAmountVariability: number | null,
): PersonaFacts {
  return {
    maxUtilization: credit.maxUtilization,
    interestCharged: credit.interestCharged,
    minimumPaymentOnly: credit.minimumPaymentOnly,
    isOverdue: credit.isOverdue,
    medianPayGapDays: income.medianPayGapDays,
    payGapVariability: income.payGapVariability,
    payAmountVariability,
    cashFlowBufferMonths: income.cashFlowBufferMonths,
    recurringMerchants: subscriptions.recurringMerchants.length,
    monthlyRecurringSpend: subscriptions.monthlyRecurringSpend,
    shareOfSpend: subscriptions.shareOfSpend,
    savingsGrowthRate: savings.growthRate,
    savingsNetInflowMonthly: savings.netInflowMonthly,
  };
}
