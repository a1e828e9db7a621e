import type { Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import { rowOf, rowsOf, type WindowDays, type WindowRow } from './byWindow.ts';

interface SavingsRow extends WindowRow {
  net_inflow: number;
  net_inflow_monthly: number;
  growth_rate: number | null;
  balance: number | null;
  emergency_fund_months: number | null;
}

/** What was put aside: not rounded, by window. */
export async function savingsOf(engine: Engine): Promise<(days: WindowDays) => Signals['savings']> {
  const rows = await rowsOf<SavingsRow>(engine, 'signals/savings.sql');
  return (days) => {
    const row = rowOf(rows, days);
    return {
      netInflow: row.net_inflow,
      netInflowMonthly: row.net_inflow_monthly,
      growthRate: row.growth_rate,
      balance: row.balance,
      emergencyFundMonths: row.emergency_fund_months,
    };
  };
}
