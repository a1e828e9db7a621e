import type { DecisionTrace, Signals } from '../../src/db/schema.ts';

/** Signals of somebody with a card at 68 %. */
export const sampleSignals = (windowDays: number): Signals => ({
  windowDays,
  asOf: '2026-11-20',
  subscriptions: {
    recurringMerchants: [{ name: 'Streamly', monthlyAmount: 15.99, cadence: 'monthly' }],
    monthlyRecurringSpend: 15.99,
    shareOfSpend: 0.01,
  },
  savings: {
    netInflow: 100,
    netInflowMonthly: 100,
    growthRate: 0.01,
    balance: 10_100,
    emergencyFundMonths: 4,
  },
  credit: {
    cards: [
      {
        name: 'Visa',
        mask: '4523',
        balance: 3400,
        limit: 5000,
        utilization: 0.68,
        minimumPaymentOnly: false,
        interestCharged: true,
        isOverdue: null,
      },
    ],
    maxUtilization: 0.68,
    interestCharged: true,
    minimumPaymentOnly: false,
    isOverdue: null,
  },
  income: {
    payFrequency: 'biweekly',
    medianPayGapDays: 14,
    payGapVariability: 0.05,
    averageMonthlyIncome: 4200,
    cashFlowBufferMonths: 1.5,
  },
});

export const sampleTrace: DecisionTrace = {
  asOf: '2026-11-20',
  personaId: 1,
  personaName: 'High Utilization',
  criteria: [
    {
      name: 'Highest card utilisation',
      window: 'as of',
      observed: 0.68,
      comparison: '>=',
      threshold: 0.5,
      met: true,
    },
  ],
  guardrails: [{ name: 'consent', passed: true, detail: 'Version 1.0' }],
  template: 'education.utilization.basics',
};
