import type { Day } from './days.ts';
import { isSpend, type Kind } from './kinds.ts';

/** The household's accounts by what they are; cards by their position. */
export type AccountKey = 'checking' | 'savings' | 'loan' | `card-${number}`;

/** A transaction of a household, before a bank writes it down. */
export interface Entry {
  day: Day;
  account: AccountKey;
  /** Positive is money out. */
  cents: number;
  kind: Kind;
  merchant: string | null;
  channel: 'online' | 'in store' | 'other';
}

/** What was spent in a span of days, both ends included. */
export const spentCents = (entries: readonly Entry[], from: Day, to: Day): number =>
  entries.reduce(
    (sum, { day, cents, kind }) =>
      day >= from && day <= to && cents > 0 && isSpend(kind) ? sum + cents : sum,
    0,
  );
