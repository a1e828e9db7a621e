import type { Signals } from '../../db/schema.ts';
import type { PersonaFacts } from '../personas/facts.ts';
import { hasDebt, type MemberAccount } from './accountGroups.ts';

/** What is known of a member when recommendations are made. */
export interface Member {
  facts: PersonaFacts;
  signals: { signals30d: Signals; signals180d: Signals };
  accounts: readonly MemberAccount[];
  /** The newest transaction, as `YYYY-MM-DD`. */
  asOf: string;
}

/** What rules look at: shares are fractions, flags 0 or 1, null is unknown. */
export interface MemberNumbers {
  /** The most utilised card's balance ÷ limit. */
  utilization: number | null;
  /** What all cards carry together. */
  cardBalance: number | null;
  cards: number | null;
  interestCharged: number | null;
  minimumPaymentOnly: number | null;
  isOverdue: number | null;
  /** Whether pay has no regular rhythm. */
  irregularPay: number | null;
  monthlyIncome: number | null;
  bufferMonths: number | null;
  recurringMerchants: number | null;
  recurringSpend: number | null;
  recurringShare: number | null;
  savedMonthly: number | null;
  savingsBalance: number | null;
  emergencyFundMonths: number | null;
}

/** The numbers of a member that rules look at. */
export function numbersOf({ facts, signals, accounts }: Member): MemberNumbers {
  const { credit } = signals.signals30d;
  const { income, savings } = signals.signals180d;
  return {
    utilization: facts.maxUtilization,
    cardBalance: sumOfKnown(credit.cards.map(({ balance }) => balance)),
    cards: accounts.length > 0 ? credit.cards.length : null,
    interestCharged: flag(facts.interestCharged),
    minimumPaymentOnly: flag(facts.minimumPaymentOnly),
    // Somebody who owes nothing cannot be overdue.
    isOverdue: flag(facts.isOverdue) ?? (hasDebt(accounts) === false ? 0 : null),
    irregularPay: income.payFrequency === null ? null : Number(income.payFrequency === 'irregular'),
    monthlyIncome: income.averageMonthlyIncome,
    bufferMonths: facts.cashFlowBufferMonths,
    recurringMerchants: facts.recurringMerchants,
    recurringSpend: facts.monthlyRecurringSpend,
    recurringShare: facts.shareOfSpend,
    savedMonthly: facts.savingsNetInflowMonthly,
    savingsBalance: savings.balance,
    emergencyFundMonths: savings.emergencyFundMonths,
  };
}

const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

function sumOfKnown(balances: readonly (number | null)[]): number | null {
  const known = balances.flatMap((balance) => balance ?? []);
  return known.length === 0 ? null : known.reduce((sum, it) => sum + Math.max(it, 0), 0);
}
