import { idOf } from '../../ids.ts';
import { Random } from '../../random.ts';
import { textOf } from '../days.ts';
import type { AccountKey, Entry } from '../entry.ts';
import { isIncome, type Kind } from '../kinds.ts';
import type { Life } from '../life.ts';
import { shops } from '../merchants.ts';
import type { Era } from '../timeline.ts';
import { type Bank, bankOf } from './bank.ts';

/** A transaction as a bank knows it, before it is written in one format or another. */
export interface Line {
  /** Null at a bank without ids. */
  id: string | null;
  accountId: string;
  /** `YYYY-MM-DD` */
  date: string;
  cents: number;
  merchant: string | null;
  entityId: string | null;
  channel: string;
  kind: Kind;
  pending: boolean;
}

export const accountIdOf = (seed: string, key: AccountKey): string =>
  idOf(`account/${key}/${seed}`);

/** What is bought appears at once, but as pending; all else appears once it is settled. */
const showAtOnce: ReadonlySet<Kind> = new Set(shops.map(({ kind }) => kind));

/** The transactions of one export: about 200 days that end at `asOf`, and what is pending. */
export function linesOf({ household }: Life, { asOf, end }: Era, ledger: readonly Entry[]): Line[] {
  const { seed } = household;
  const bank = bankOf(seed);
  const accountIds = new Map<AccountKey, string>();
  const idOfAccount = (key: AccountKey): string => {
    const id = accountIds.get(key) ?? accountIdOf(seed, key);
    accountIds.set(key, id);
    return id;
  };
  const opens = end - new Random(`span of ${seed} on ${end}`).int(195, 205);
  const lines = ledger.flatMap((entry, index): Line[] => {
    if (entry.day < opens || entry.day > end) return [];
    const pending = entry.day > asOf;
    if (pending && !showAtOnce.has(entry.kind)) return [];
    // A pending transaction gets another id once it is settled, as with Plaid.
    const id = idOf(`${pending ? 'pending' : 'transaction'}/${index}/${seed}`);
    return [lineOf(bank, entry, pending, bank.hasIds ? id : null, idOfAccount(entry.account))];
  });
  return bank.newestFirst ? lines.reverse() : lines;
}

function lineOf(
  bank: Bank,
  entry: Entry,
  pending: boolean,
  id: string | null,
  accountId: string,
): Line {
  const { merchant, kind, channel, cents } = entry;
  return {
    id,
    accountId,
    date: textOf(entry.day),
    cents: bank.incomeIsPositive && isIncome(kind) ? Math.abs(cents) : cents,
    merchant,
    entityId: bank.hasEntityIds && merchant !== null ? idOf(`merchant/${merchant}`) : null,
    channel: channel === 'in store' ? bank.inStore : channel,
    kind,
    pending,
  };
}
