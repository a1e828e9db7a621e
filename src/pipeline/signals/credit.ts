import type { CreditCard, Signals } from '../../db/schema.ts';
import type { Engine } from '../engine/engine.ts';
import { rowsOf, type WindowDays, type WindowRow } from './byWindow.ts';

interface CardRow extends WindowRow {
  name: string | null;
  mask: string | null;
  balance: number | null;
  limit: number | null;
  utilization: number | null;
  minimum_payment_only: boolean | null;
  interest_charged: boolean | null;
  is_overdue: boolean | null;
}

/** The cards and what they have in common: not rounded, by window. */
export async function creditOf(engine: Engine): Promise<(days: WindowDays) => Signals['credit']> {
  const rows = await rowsOf<CardRow>(engine, 'signals/credit.sql');
  return (days) => {
    const cards = rows.filter((row) => row.days === days).map(cardOf);
    const utilizations = cards.flatMap(({ utilization }) => utilization ?? []);
    return {
      cards,
      maxUtilization: utilizations.length > 0 ? Math.max(...utilizations) : null,
      interestCharged: anyOf(cards.map((card) => card.interestCharged)),
      minimumPaymentOnly: anyOf(cards.map((card) => card.minimumPaymentOnly)),
      isOverdue: anyOf(cards.map((card) => card.isOverdue)),
    };
  };
}

function cardOf(row: CardRow): CreditCard {
  return {
    name: row.name,
    mask: row.mask,
    balance: row.balance,
    limit: row.limit,
    utilization: row.utilization,
    minimumPaymentOnly: row.minimum_payment_only,
    interestCharged: row.interest_charged,
    isOverdue: row.is_overdue,
  };
}

/** One yes is enough; without any known flag the answer is unknown. */
function anyOf(flags: readonly (boolean | null)[]): boolean | null {
  if (flags.includes(true)) return true;
  return flags.includes(false) ? false : null;
}
