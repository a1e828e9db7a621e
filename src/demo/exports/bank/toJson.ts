import { categories } from '../kinds.ts';
import type { Account, Liability } from './balances.ts';
import type { Bank } from './bank.ts';
import { accountIdOf, type Line } from './statement.ts';

/** All that a JSON export tells. */
export interface Statement {
  seed: string;
  lines: readonly Line[];
  accounts: readonly Account[];
  liabilities: readonly Liability[];
}

/** A statement in Plaid's field names. */
export function toJson(bank: Bank, { seed, lines, accounts, liabilities }: Statement): string {
  const owed = liabilities.map((liability) => liabilityOf(bank, seed, liability));
  const document = {
    accounts: accounts.map((account) => accountOf(seed, account)),
    transactions: lines.map((line) => transactionOf(bank, line)),
    liabilities: bank.json.groupsLiabilities ? { credit: owed, mortgage: [], student: [] } : owed,
  };
  return JSON.stringify(document, null, bank.json.isIndented ? 2 : undefined);
}

const dollars = (cents: number | null): number | null => (cents === null ? null : cents / 100);

function transactionOf({ inWords, json }: Bank, line: Line) {
  const { code, words } = categories[line.kind];
  const [primary, detail] = code;
  return {
    ...(line.id === null ? {} : { transaction_id: line.id }),
    account_id: line.accountId,
    date: json.hasTimes ? `${line.date}T00:00:00Z` : line.date,
    amount: dollars(line.cents),
    iso_currency_code: 'USD',
    merchant_name: line.merchant,
    ...(line.entityId === null ? {} : { merchant_entity_id: line.entityId }),
    payment_channel: line.channel,
    personal_finance_category: inWords ? words : { primary, detailed: `${primary}_${detail}` },
    pending: line.pending,
  };
}

const accountOf = (seed: string, account: Account) => ({
  account_id: accountIdOf(seed, account.key),
  name: account.name,
  type: account.type,
  subtype: account.subtype,
  holder_category: 'personal',
  mask: account.mask,
  balances: {
    available: dollars(account.available),
    current: dollars(account.current),
    limit: dollars(account.limit),
    iso_currency_code: 'USD',
  },
});

const liabilityOf = ({ json }: Bank, seed: string, liability: Liability) => ({
  account_id: accountIdOf(seed, liability.key),
  ...(json.groupsLiabilities
    ? { aprs: [{ apr_percentage: liability.apr, apr_type: 'purchase_apr' }] }
    : { apr: liability.apr }),
  minimum_payment_amount: dollars(liability.minimum),
  last_payment_amount: dollars(liability.lastPayment),
  last_statement_balance: dollars(liability.lastStatement),
  is_overdue: liability.isOverdue,
  next_payment_due_date: liability.due,
});
