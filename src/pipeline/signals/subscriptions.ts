import type { RecurringMerchant, Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import { rowOf, rowsOf, type WindowDays, type WindowRow } from './byWindow.ts';

interface TotalsRow extends WindowRow {
  monthly_recurring_spend: number;
  share_of_spend: number;
}

const merchantsQuery = `
  SELECT name, monthly_cents / 100 AS "monthlyAmount", cadence
  FROM recurring_merchants
  ORDER BY monthly_cents DESC, name, merchant_key`;

/** Who is paid again and again, and how much: not rounded, by window. */
export async function subscriptionsOf(
  engine: Engine,
): Promise<(days: WindowDays) => Signals['subscriptions']> {
  await engine.runFile('signals/recurringMerchants.sql');
  const recurringMerchants = await engine.rows<RecurringMerchant>(merchantsQuery);
  const totals = await rowsOf<TotalsRow>(engine, 'signals/subscriptions.sql');
  return (days) => {
    const row = rowOf(totals, days);
    return {
      recurringMerchants,
      monthlyRecurringSpend: row.monthly_recurring_spend,
      shareOfSpend: row.share_of_spend,
    };
  };
}
