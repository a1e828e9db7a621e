/**
 * A member's behavioural signals in one window. Amounts are US dollars, rates and shares fractions
 * (0.68, not 68); null means unknown, never zero.
 */
export interface Signals {
  windowDays: number;
  /** The newest transaction of the window, as `YYYY-MM-DD`. */
  asOf: string;
  subscriptions: {
    recurringMerchants: RecurringMerchant[];
    monthlyRecurringSpend: number;
    shareOfSpend: number;
  };
  savings: {
    netInflow: number;
    netInflowMonthly: number;
    growthRate: number | null;
    balance: number | null;
    emergencyFundMonths: number | null;
  };
  credit: {
    cards: CreditCard[];
    maxUtilization: number | null;
    interestCharged: boolean | null;
    minimumPaymentOnly: boolean | null;
    isOverdue: boolean | null;
  };
  income: {
    payFrequency: PayFrequency | null;
    medianPayGapDays: number | null;
    payGapVariability: number | null;
    averageMonthlyIncome: number | null;
    cashFlowBufferMonths: number | null;
  };
}

export const cadences = ['weekly', 'monthly', 'irregular'] as const;
export type Cadence = (typeof cadences)[number];

export const payFrequencies = [
  'weekly',
  'biweekly',
  'semimonthly',
  'monthly',
  'irregular',
] as const;
export type PayFrequency = (typeof payFrequencies)[number];

export interface RecurringMerchant {
  name: string;
  monthlyAmount: number;
  cadence: Cadence;
}

export interface CreditCard {
  name: string | null;
  mask: string | null;
  balance: number | null;
  limit: number | null;
  utilization: number | null;
  minimumPaymentOnly: boolean | null;
  interestCharged: boolean | null;
  isOverdue: boolean | null;
}
