import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf, jsonOf } from './read.ts';

const account = {
  account_id: 'checking',
  name: 'Everyday',
  type: 'depository',
  subtype: 'checking',
  holder_category: 'personal',
  mask: '4523',
  balances: { available: 90.5, current: 100, limit: null, iso_currency_code: 'USD' },
};
const card = { ...account, account_id: 'card', type: 'credit', balances: { limit: 5000 } };

const faults = async (rest: object) => (await faultsOf('json', jsonOf([{}], rest))).errors;

describe('accounts', () => {
  test('are read with their balances', async () => {
    const { accounts } = await acceptedFrom('json', jsonOf([{}], { accounts: [account, card] }));
    expect(accounts[1]).toEqual({
      account_id: 'checking',
      name: 'Everyday',
      type: 'depository',
      subtype: 'checking',
      mask: '4523',
      currency: 'USD',
      balance_available: 90.5,
      balance_current: 100,
      balance_limit: null,
    });
    expect(accounts[0]).toMatchObject({ balance_limit: 5000, balance_current: null });
  });

  test('that are business accounts are left out with all that is theirs', async () => {
    const business = { ...account, account_id: 'firm', holder_category: 'business' };
    const { accounts, transactions, liabilities, counts } = await acceptedFrom(
      'json',
      jsonOf([{}, { account_id: 'firm' }], {
        accounts: [account, business],
        liabilities: [{ account_id: 'firm', apr: 20 }],
      }),
    );
    expect(accounts).toMatchObject([{ account_id: 'checking' }]);
    expect(transactions).toMatchObject([{ source_row: 1 }]);
    expect(liabilities).toEqual([]);
    expect(counts).toMatchObject({ transactions: 1, business: 1 });
  });

  test('that are all business accounts leave nothing to read', async () => {
    const accounts = [{ ...account, holder_category: 'business' }];
    expect(await faults({ accounts })).toMatchObject([
      { row: null, message: expect.stringContaining('business accounts') },
    ]);
  });

  test.each([
    ['account_id', { account_id: null }, 'account_id is missing'],
    ['account_id', {}, 'is the id of an earlier account too'],
    ['type', { account_id: 'b', type: '' }, 'type is missing'],
    ['balances.limit', { account_id: 'b', balances: { limit: -1 } }, '"-1" is negative'],
    ['balances.limit', { account_id: 'b', balances: { limit: 'much' } }, '"much" is not an amount'],
    ['balances.current', { account_id: 'b', balances: { current: 2e9 } }, 'is too large'],
    ['balances.available', { account_id: 'b', balances: { available: 'x' } }, 'is not an amount'],
  ])('are refused for their %s: %j', async (field, given, message) => {
    expect(await faults({ accounts: [account, { ...account, ...given }] })).toEqual([
      { row: 2, field: `accounts.${field}`, message: expect.stringContaining(message) },
    ]);
  });

  test('that transactions name must be in the list, when there is one', async () => {
    expect(await faults({ accounts: [card] })).toEqual([
      {
        row: 1,
        field: 'account_id',
        message: expect.stringContaining('"checking" is not among the accounts'),
      },
    ]);
    await acceptedFrom('json', jsonOf([{}], { accounts: [] }));
    await acceptedFrom('json', jsonOf([{}], { accounts: null, liabilities: null }));
  });
});

describe('liabilities', () => {
  const owed = {
    account_id: 'card',
    is_overdue: true,
    last_payment_amount: 35,
    last_statement_balance: 1200.1,
    minimum_payment_amount: 35,
    next_payment_due_date: '2026-04-01',
  };
  const expected = { ...owed, apr: 24.99 };
  const accounts = [account, card];
  const aprs = [
    { apr_percentage: 29, apr_type: 'cash_apr' },
    { apr_percentage: 24.99, apr_type: 'purchase_apr' },
  ];

  test.each([
    ["in Plaid's shape", { credit: [{ ...owed, aprs }], mortgage: [{ account_id: 'house' }] }],
    ['as a flat list', [{ ...owed, apr: 24.99 }]],
    ['as a flat list of rates', [{ ...owed, aprs }]],
  ])('are read %s', async (_, liabilities) => {
    const result = await acceptedFrom('json', jsonOf([{}], { accounts, liabilities }));
    expect(result.liabilities).toEqual([expected]);
  });

  test('of accounts that the file does not know are ignored', async () => {
    const liabilities = [owed, { account_id: 'elsewhere' }, { account_id: 'checking' }];
    const known = await acceptedFrom('json', jsonOf([{}], { accounts, liabilities }));
    expect(known.liabilities).toMatchObject([{ account_id: 'card' }, { account_id: 'checking' }]);
    const without = await acceptedFrom('json', jsonOf([{}], { liabilities }));
    expect(without.liabilities).toMatchObject([{ account_id: 'checking' }]);
  });

  test.each([
    ['account_id', { account_id: null }, 'account_id is missing'],
    ['account_id', { account_id: 'card' }, 'has an earlier liability too'],
    ['apr', { apr: 'high' }, '"high" is not a yearly rate'],
    ['apr', { apr: -1 }, '"-1" is not a yearly rate'],
    ['minimum_payment_amount', { minimum_payment_amount: 'x' }, '"x" is not an amount'],
    ['last_payment_amount', { last_payment_amount: 'x' }, '"x" is not an amount'],
    ['last_statement_balance', { last_statement_balance: 1e12 }, 'is too large'],
    ['is_overdue', { is_overdue: 'perhaps' }, 'is neither true nor false'],
    ['next_payment_due_date', { next_payment_due_date: 'soon' }, '"soon" is not a date'],
  ])('are refused for their %s: %j', async (field, given, message) => {
    const liabilities = [owed, { account_id: 'checking', ...given }];
    expect(await faults({ accounts, liabilities })).toEqual([
      { row: 2, field: `liabilities.${field}`, message: expect.stringContaining(message) },
    ]);
  });
});
