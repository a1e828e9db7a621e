import type { PayFrequency, Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import { rowOf, rowsOf, type WindowDays, type WindowRow } from './byWindow.ts';

interface IncomeRow extends WindowRow {
  pay_frequency: PayFrequency | null;
  median_pay_gap_days: number | null;
  pay_gap_variability: number | null;
  pay_amount_variability: number | null;
  average_monthly_income: number | null;
  cash_flow_buffer_months: number | null;
}

/** The income signals, and how much the amounts vary, which only the persona asks for. */
export interface Income {
  signals: Signals['income'];
  payAmountVariability: number | null;
}

/** What is paid to the member, and how long the money in checking lasts: not rounded, by window. */
export async function incomeOf(engine: Engine): Promise<(days: WindowDays) => Income> {
  const rows = await rowsOf<IncomeRow>(engine, 'signals/income.sql');
  return (days) => {
    const row = rowOf(rows, days);
    return {
      signals: {
        payFrequency: row.pay_frequency,
        medianPayGapDays: row.median_pay_gap_days,
        payGapVariability: row.pay_gap_variability,
        averageMonthlyIncome: row.average_monthly_income,
        cashFlowBufferMonths: row.cash_flow_buffer_months,
      },
      payAmountVariability: row.pay_amount_variability,
    };
  };
}
