import type { Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import type { ComputedSignals } from '../signals/computeSignals.ts';
import { type LakeFile, writeLakeFile } from './lakeFile.ts';

/** The persona that was decided from the signals. */
export interface SignalsPersona {
  personaId: number;
  personaName: string;
}

/**
 * Writes the signals as Parquet: a row for each window, 30 days before 180.
 *
 * @param folder one that the engine may write to
 */
export function writeSignals(
  engine: Engine,
  folder: string,
  { signals30d, signals180d }: Pick<ComputedSignals, 'signals30d' | 'signals180d'>,
  persona: SignalsPersona,
): Promise<LakeFile> {
  const rows = [signals30d, signals180d].map((signals) => rowOf(signals, persona));
  return writeLakeFile(engine, folder, 'signals', { rows: JSON.stringify(rows) });
}

const rowOf = (signals: Signals, { personaId, personaName }: SignalsPersona) => ({
  window_days: signals.windowDays,
  as_of: signals.asOf,
  persona_id: personaId,
  persona_name: personaName,
  ...subscriptionColumns(signals),
  ...savingsColumns(signals),
  ...creditColumns(signals),
  ...incomeColumns(signals),
});

const subscriptionColumns = ({ subscriptions }: Signals) => ({
  subscriptions_monthly_recurring_spend: subscriptions.monthlyRecurringSpend,
  subscriptions_share_of_spend: subscriptions.shareOfSpend,
  subscriptions_recurring_merchants: subscriptions.recurringMerchants.map((merchant) => ({
    name: merchant.name,
    monthly_amount: merchant.monthlyAmount,
    cadence: merchant.cadence,
  })),
});

const savingsColumns = ({ savings }: Signals) => ({
  savings_net_inflow: savings.netInflow,
  savings_net_inflow_monthly: savings.netInflowMonthly,
  savings_growth_rate: savings.growthRate,
  savings_balance: savings.balance,
  savings_emergency_fund_months: savings.emergencyFundMonths,
});

const creditColumns = ({ credit }: Signals) => ({
  credit_max_utilization: credit.maxUtilization,
  credit_interest_charged: credit.interestCharged,
  credit_minimum_payment_only: credit.minimumPaymentOnly,
  credit_is_overdue: credit.isOverdue,
  credit_cards: credit.cards.map((card) => ({
    name: card.name,
    mask: card.mask,
    balance: card.balance,
    limit: card.limit,
    utilization: card.utilization,
    minimum_payment_only: card.minimumPaymentOnly,
    interest_charged: card.interestCharged,
    is_overdue: card.isOverdue,
  })),
});

const incomeColumns = ({ income }: Signals) => ({
  income_pay_frequency: income.payFrequency,
  income_median_pay_gap_days: income.medianPayGapDays,
  income_pay_gap_variability: income.payGapVariability,
  income_average_monthly_income: income.averageMonthlyIncome,
  income_cash_flow_buffer_months: income.cashFlowBufferMonths,
});
