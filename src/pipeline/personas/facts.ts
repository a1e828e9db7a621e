/**
 * What a persona is decided from, before any rounding; null means unknown. Rates are fractions,
 * amounts US dollars.
 */
export interface PersonaFacts {
  /** The most utilised card's balance ÷ limit, at asOf. */
  maxUtilization: number | null;
  /** On any card, within 30 days. */
  interestCharged: boolean | null;
  minimumPaymentOnly: boolean | null;
  isOverdue: boolean | null;
  /** Pay: within 180 days. */
  medianPayGapDays: number | null;
  payGapVariability: number | null;
  payAmountVariability: number | null;
  /** Money in checking against the average month's spend of 180 days. */
  cashFlowBufferMonths: number | null;
  /** How many merchants recur in the 90 days before asOf. */
  recurringMerchants: number;
  /** What they took within 30 days, and the share of spend that it was. */
  monthlyRecurringSpend: number;
  shareOfSpend: number;
  /** Savings: within 180 days. */
  savingsGrowthRate: number | null;
  savingsNetInflowMonthly: number;
}
