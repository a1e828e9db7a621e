import type { Signals } from '../../db/schema.ts';

// Adding 0 turns the -0 that Math.round makes of small negatives into 0.
const roundTo = (digits: number) => (value: number) =>
  Math.round(value * 10 ** digits) / 10 ** digits + 0;

/** US dollars, rounded to cents. */
export const dollars = roundTo(2);

/** Rates, shares and coefficients: fractions of four digits. */
export const rate = roundTo(4);

/** Months that money lasts, and days between two pays. */
export const hundredths = roundTo(2);

const known = (value: number | null, round: (value: number) => number): number | null =>
  value === null ? null : round(value);

/** Signals as they are shown and kept: amounts in cents, rates of four digits. */
export function rounded(signals: Signals): Signals {
  const { subscriptions, savings, credit, income } = signals;
  return {
    windowDays: signals.windowDays,
    asOf: signals.asOf,
    subscriptions: {
      recurringMerchants: subscriptions.recurringMerchants.map((merchant) => ({
        ...merchant,
        monthlyAmount: dollars(merchant.monthlyAmount),
      })),
      monthlyRecurringSpend: dollars(subscriptions.monthlyRecurringSpend),
      shareOfSpend: rate(subscriptions.shareOfSpend),
    },
    savings: {
      netInflow: dollars(savings.netInflow),
      netInflowMonthly: dollars(savings.netInflowMonthly),
      growthRate: known(savings.growthRate, rate),
      balance: known(savings.balance, dollars),
      emergencyFundMonths: known(savings.emergencyFundMonths, hundredths),
    },
    credit: {
      ...credit,
      cards: credit.cards.map((card) => ({ ...card, utilization: known(card.utilization, rate) })),
      maxUtilization: known(credit.maxUtilization, rate),
    },
    income: {
      payFrequency: income.payFrequency,
      medianPayGapDays: known(income.medianPayGapDays, hundredths),
      payGapVariability: known(income.payGapVariability, rate),
      averageMonthlyIncome: known(income.averageMonthlyIncome, dollars),
      cashFlowBufferMonths: known(income.cashFlowBufferMonths, hundredths),
    },
  };
}
