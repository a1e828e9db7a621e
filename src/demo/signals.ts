import type { CreditCard, Signals } from '../db/schema.ts';
import type { Household } from './household.ts';
import { cents, months, rate } from './numbers.ts';

/** The signals of both windows. */
export interface BothWindows {
  signals30d: Signals;
  signals180d: Signals;
}

type Window = 'in30d' | 'in180d';
const windowDays = { in30d: 30, in180d: 180 } as const;

/** The signals of both windows that end at `asOf` (`YYYY-MM-DD`). */
export function signalsOf(household: Household, asOf: string): BothWindows {
  const signalsIn = (window: Window): Signals => ({
    windowDays: windowDays[window],
    asOf,
    subscriptions: subscriptionsOf(household, window),
    savings: savingsOf(household, window),
    credit: creditOf(household.cards),
    income: incomeOf(household, window),
  });
  return { signals30d: signalsIn('in30d'), signals180d: signalsIn('in180d') };
}

function subscriptionsOf({ merchants, monthlySpend }: Household, window: Window) {
  const spend = merchants.reduce((sum, { monthlyAmount }) => sum + monthlyAmount, 0);
  return {
    recurringMerchants: merchants,
    monthlyRecurringSpend: cents(spend),
    shareOfSpend: rate(spend / monthlySpend[window]),
  };
}

function savingsOf({ savings, monthlySpend }: Household, window: Window): Signals['savings'] {
  const { balance } = savings;
  const netInflow = savings.inflow[window];
  const opening = balance === null ? 0 : balance - netInflow;
  return {
    netInflow,
    netInflowMonthly: cents((netInflow * 30) / windowDays[window]),
    growthRate: opening > 0 ? rate(netInflow / opening) : null,
    balance,
    emergencyFundMonths: balance === null ? null : months(balance / monthlySpend[window]),
  };
}

function creditOf(cards: CreditCard[]): Signals['credit'] {
  const known = cards.flatMap(({ utilization }) => utilization ?? []);
  return {
    cards,
    maxUtilization: known.length > 0 ? Math.max(...known) : null,
    interestCharged: anyOf(cards.map((card) => card.interestCharged)),
    minimumPaymentOnly: anyOf(cards.map((card) => card.minimumPaymentOnly)),
    isOverdue: anyOf(cards.map((card) => card.isOverdue)),
  };
}

/** One yes is enough; without any known flag the answer is unknown. */
function anyOf(flags: readonly (boolean | null)[]): boolean | null {
  if (flags.includes(true)) return true;
  return flags.includes(false) ? false : null;
}

function incomeOf({ pay, bufferMonths, monthlySpend }: Household, window: Window) {
  // A gap, and how much gaps vary, needs more than two pays in the window.
  const gaps = pay !== null && pay.medianGapDays * 2 < windowDays[window] ? pay : null;
  const drift = monthlySpend.in180d / monthlySpend[window];
  return {
    payFrequency: gaps?.frequency ?? null,
    medianPayGapDays: gaps?.medianGapDays ?? null,
    payGapVariability: gaps?.gapVariability ?? null,
    averageMonthlyIncome: pay?.averageMonthly[window] ?? null,
    cashFlowBufferMonths: bufferMonths === null ? null : months(bufferMonths * drift),
  };
}
