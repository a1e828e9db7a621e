import type { PersonaFacts } from '../../../src/pipeline/personas/facts.ts';

/** Facts of somebody of whom nothing is known, and what is known nevertheless. */
export const factsWith = (known: Partial<PersonaFacts>): PersonaFacts => ({
  maxUtilization: null,
  interestCharged: null,
  minimumPaymentOnly: null,
  isOverdue: null,
  medianPayGapDays: null,
  payGapVariability: null,
  payAmountVariability: null,
  cashFlowBufferMonths: null,
  recurringMerchants: 0,
  monthlyRecurringSpend: 0,
  shareOfSpend: 0,
  savingsGrowthRate: null,
  savingsNetInflowMonthly: 0,
  ...known,
});

/** Facts that meet every criterion of every persona but those of High Utilization. */
export const allButCredit = {
  maxUtilization: 0.1,
  interestCharged: false,
  minimumPaymentOnly: false,
  isOverdue: false,
  medianPayGapDays: 50,
  payGapVariability: 0.6,
  payAmountVariability: 0.3,
  cashFlowBufferMonths: 0.5,
  recurringMerchants: 4,
  monthlyRecurringSpend: 80,
  shareOfSpend: 0.2,
  savingsGrowthRate: 0.1,
  savingsNetInflowMonthly: 300,
} satisfies PersonaFacts;
