import fc from 'fast-check';

/** A transaction as files have it. */
export interface Row {
  transaction_id: string | null;
  account_id: string;
  date: string;
  amount: number;
  merchant_name: string;
  payment_channel: string;
  personal_finance_category: string;
  pending: boolean;
}

/** What a bank exports of a member. */
export interface Export {
  rows: readonly Row[];
  accounts: readonly object[];
}

const kinds: readonly (readonly [
  merchant: string,
  category: string,
  least: number,
  most: number,
])[] = [
  ['Market', 'Food & Drink/Groceries', 20, 160],
  ['Lumen', 'ENTERTAINMENT_STREAMING', 9, 16],
  ['Iron Gym', 'PERSONAL_CARE_GYMS', 30, 30],
  ['Power', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 60, 90],
  ['Landlord', 'Rent', 900, 900],
  ['Employer', 'INCOME_WAGES', -1800, -900],
  ['Client', 'Transfer/Payroll', 200, 1500],
  ['Savings', 'TRANSFER_OUT_SAVINGS', 100, 103],
  ['Bank', 'BANK_FEES_INTEREST_CHARGE', 5, 40],
];

/** The day on which the exports end. */
const asOf = Date.UTC(2026, 5, 30);

const row = fc
  .record({
    kind: fc.constantFrom(...kinds),
    share: fc.nat(100),
    daysBefore: fc.integer({ min: 1, max: 200 }),
    account_id: fc.constantFrom('checking', 'checking', 'visa', 'savings'),
    payment_channel: fc.constantFrom('online', 'in store', 'other'),
    isNamed: fc.boolean(),
    isLoud: fc.boolean(),
    isPending: fc.nat(9),
  })
  .map(({ kind: [merchant, category, least, most], share, daysBefore, ...rest }) => ({
    isNamed: rest.isNamed,
    account_id: rest.account_id,
    date: new Date(asOf - daysBefore * 86_400_000).toISOString().slice(0, 10),
    amount: Math.round(100 * least + (most - least) * share) / 100,
    merchant_name: rest.isLoud ? merchant.toUpperCase() : merchant,
    payment_channel: rest.payment_channel,
    personal_finance_category: category,
    pending: rest.isPending === 0,
  }));

/** A purchase that no arbitrary row repeats. */
const purchase = (transaction_id: string, date: string): Row => ({
  transaction_id,
  account_id: 'checking',
  date,
  amount: 77.77,
  merchant_name: 'Bookshop',
  payment_channel: 'in store',
  personal_finance_category: 'GENERAL_MERCHANDISE',
  pending: false,
});

/** The newest transaction of every export, and one that is older. */
export const newest = purchase('newest', '2026-06-30');
export const older = purchase('older', '2026-06-01');

/** Accounts with these balances. */
export const accountsWith = (checking: number, savings: number, visa: number): object[] => [
  {
    account_id: 'checking',
    type: 'depository',
    subtype: 'checking',
    balances: { current: checking },
  },
  { account_id: 'savings', type: 'depository', subtype: 'savings', balances: { current: savings } },
  {
    account_id: 'visa',
    name: 'Visa',
    type: 'credit',
    subtype: 'credit card',
    balances: { current: visa, limit: 1000 },
  },
];

const rows = fc.array(row, { minLength: 5, maxLength: 120 }).map((given) => [
  newest,
  older,
  ...given.map(({ isNamed, ...rest }, index) => ({
    transaction_id: isNamed ? `t${index}` : null,
    ...rest,
  })),
]);
const accounts = fc
  .tuple(fc.nat(5000), fc.nat(20_000), fc.nat(600))
  .map((balances) => accountsWith(...balances));

/** Any export: with and without ids, names in several spellings, some rows pending. */
export const anyExport: fc.Arbitrary<Export> = fc.record({ rows, accounts });

/** Any order of these items. */
export const anyOrder = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** The names of a row's fields, in their usual order. */
export const fields = Object.keys(newest) as (keyof Row)[];

/** A JSON file whose rows name their fields in this order. */
export const jsonOf = ({ rows, accounts }: Export, order = fields): string =>
  JSON.stringify({
    accounts: accounts.length > 0 ? accounts : undefined,
    transactions: rows.map((given) => Object.fromEntries(order.map((name) => [name, given[name]]))),
  });

/** A CSV file with its columns in this order; it has no accounts. */
export function csvOf(rows: readonly Row[], order = fields, delimiter = ','): string {
  const lines = rows.map((given) => order.map((name) => String(given[name] ?? '')).join(delimiter));
  return `${[order.join(delimiter), ...lines].join('\n')}\n`;
}
