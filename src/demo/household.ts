import type { CreditCard, PayFrequency, RecurringMerchant } from '../db/schema.ts';

/** How pay arrives. */
export interface Pay {
  frequency: PayFrequency;
  medianGapDays: number;
  /** Coefficients of variation: of the gaps, and of the amounts. */
  gapVariability: number;
  amountVariability: number;
  averageMonthly: { in30d: number; in180d: number };
}

/** A member's money as one upload shows it: what both windows of signals are computed from. */
export interface Household {
  /** Spending a month on average: of the last 30 days, and of the last 180. */
  monthlySpend: { in30d: number; in180d: number };
  /** The most expensive first. */
  merchants: RecurringMerchant[];
  savings: { inflow: { in30d: number; in180d: number }; balance: number | null };
  /** The most utilised first; empty when there is none or none is known. */
  cards: CreditCard[];
  /** Null when no pay was seen. */
  pay: Pay | null;
  /** Money in checking against the average spending of 180 days; null when the balance is unknown. */
  bufferMonths: number | null;
}
