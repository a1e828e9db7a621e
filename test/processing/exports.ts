/** A transaction of a hand-written export; a positive amount is money out. */
export interface Entry {
  id?: string;
  account?: string;
  date: string;
  amount: number;
  merchant?: string;
  /** `{primary}/{detailed}` in words, as exports have it. */
  category?: string;
  pending?: boolean;
}

/** A credit card of a hand-written export, in dollars. */
export interface Card {
  balance: number;
  limit: number;
}

const accountOf = ({ account = 'checking' }: Entry) => account;
const categoryOf = ({ category = 'General Merchandise' }: Entry) => category;

/** An export as CSV: transactions alone. */
export function csvOf(entries: readonly Entry[]): Buffer {
  const lines = entries.map((entry) =>
    [
      entry.id ?? '',
      accountOf(entry),
      entry.date,
      entry.amount.toFixed(2),
      entry.merchant ?? '',
      categoryOf(entry),
      entry.pending ?? false,
    ].join(','),
  );
  const header = 'transaction_id,account_id,date,amount,merchant_name,category,pending';
  return Buffer.from([header, ...lines, ''].join('\n'));
}

/** An export as JSON: transactions with a checking account, and a card where one is given. */
export function jsonOf(entries: readonly Entry[], card: Card | null = null): Buffer {
  const checking = {
    account_id: 'checking',
    type: 'depository',
    subtype: 'checking',
    balances: { available: 3000, current: 3000, limit: null },
    mask: '1111',
  };
  const visa = card && {
    account_id: 'visa',
    name: 'Visa',
    type: 'credit',
    subtype: 'credit card',
    balances: { available: null, current: card.balance, limit: card.limit },
    mask: '4523',
  };
  const transactions = entries.map((entry) => ({
    transaction_id: entry.id ?? null,
    account_id: accountOf(entry),
    date: entry.date,
    amount: entry.amount,
    merchant_name: entry.merchant ?? null,
    payment_channel: 'online',
    personal_finance_category: categoryOf(entry),
    pending: entry.pending ?? false,
  }));
  const accounts = visa === null ? [checking] : [checking, visa];
  return Buffer.from(JSON.stringify({ accounts, transactions, liabilities: [] }));
}

/** The same charge on the same day of each month of 2026, from one month to another. */
export const monthly = (from: number, to: number, entry: Omit<Entry, 'date'>): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const month = String(from + index).padStart(2, '0');
    const id = entry.id === undefined ? {} : { id: `${entry.id}-${month}` };
    return { ...entry, ...id, date: `2026-${month}-10` };
  });

/** An ordinary month's life: pay, rent and groceries. */
export const ordinaryMonths = (from: number, to: number): Entry[] => [
  ...monthly(from, to, { id: 'pay', amount: -4000, merchant: 'Acme', category: 'Payroll' }),
  ...monthly(from, to, { id: 'rent', amount: 1500, merchant: 'Home', category: 'Rent' }),
  ...monthly(from, to, { id: 'food', amount: 300.5, category: 'Groceries' }),
];
