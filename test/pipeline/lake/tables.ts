import type { Engine } from '../../../src/pipeline/engine/engine.ts';

/** A row of the engine's table; what is not given is as in `transaction`. */
export interface TransactionGiven {
  transaction_id?: string | null;
  account_id?: string;
  date?: string;
  amount?: number;
  merchant?: string | null;
  merchant_key?: string | null;
  channel?: string;
  category_primary?: string;
  category_detailed?: string | null;
  pending?: boolean;
}

export interface AccountGiven {
  account_id: string;
  balance_current?: number;
}

export interface LiabilityGiven {
  account_id: string;
  minimum_payment_amount?: number;
}

/** What one upload says. */
export interface Tables {
  transactions?: readonly TransactionGiven[];
  accounts?: readonly AccountGiven[];
  liabilities?: readonly LiabilityGiven[];
}

const transaction = {
  transaction_id: null,
  account_id: 'checking',
  date: '2026-03-01',
  amount: 12.5,
  merchant: 'Corner Bakery',
  merchant_key: 'corner bakery',
  channel: 'in store',
  category_primary: 'FOOD_AND_DRINK',
  category_detailed: null,
  pending: false,
};

/** Fills an engine's empty tables, as reading a file does. */
export async function fill(engine: Engine, tables: Tables): Promise<void> {
  const { transactions = [], accounts = [], liabilities = [] } = tables;
  const numbered = transactions.map((given, index) => ({
    ...transaction,
    ...given,
    source_row: index + 1,
  }));
  await insert(engine, 'transactions', numbered);
  const typed = accounts.map((given) => ({ type: 'depository', balance_current: null, ...given }));
  await insert(engine, 'accounts', typed);
  const owed = liabilities.map((given) => ({ minimum_payment_amount: null, ...given }));
  await insert(engine, 'liabilities', owed);
}

async function insert(engine: Engine, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const shape = Object.fromEntries(Object.keys(first).map((name) => [name, 'VARCHAR']));
  await engine.run(
    `INSERT INTO ${table} BY NAME
     SELECT unnest(from_json($rows, '${JSON.stringify([shape])}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
}
