import { expect, test } from 'vitest';
import { asOf, daysBefore, type Entry, signalsOf, wholeHalfYear } from './ledger.ts';

/** Charges of a merchant, each so many days before asOf. */
const charges = (
  merchant: string,
  days: readonly number[],
  amounts: number | readonly number[],
  category = 'GENERAL_SERVICES',
): Entry[] =>
  days.map((day, index) => ({
    date: daysBefore(day),
    amount: typeof amounts === 'number' ? amounts : (amounts[index] ?? 0),
    merchant,
    category,
  }));

const subscriptionsOf = async (...entries: readonly Entry[]) =>
  (await signalsOf({ transactions: [...wholeHalfYear, ...entries] })).signals30d.subscriptions;

const namesOf = async (...entries: readonly Entry[]) =>
  (await subscriptionsOf(...entries)).recurringMerchants.map(({ name }) => name);

test.each([
  'ENTERTAINMENT/TV_AND_MOVIES',
  'ENTERTAINMENT/MUSIC_AND_AUDIO',
  'ENTERTAINMENT/STREAMING_SERVICES',
  'PERSONAL_CARE/GYMS_AND_FITNESS_CENTERS',
  'GENERAL_SERVICES/SOFTWARE',
  'SERVICE/SUBSCRIPTION',
  'SHOPS/NEWSPAPERS',
  'NEWS',
])('three charges of any rhythm and amount recur in the category %s', async (category) => {
  expect(await namesOf(...charges('Any', [3, 5, 80], [5, 9, 30], category))).toEqual(['Any']);
});

test('the same charges do not recur in a category of purchases', async () => {
  expect(await namesOf(...charges('Shop', [3, 5, 80], [5, 9, 30]))).toEqual([]);
  const stand = 'GENERAL_MERCHANDISE/BOOKSTORES_AND_NEWSSTANDS';
  expect(await namesOf(...charges('Stand', [3, 5, 80], [5, 9, 30], stand))).toEqual([]);
});

test('two charges are not enough, and the third must lie within the 90 days', async () => {
  const gym = 'PERSONAL_CARE/GYMS';
  expect(await namesOf(...charges('Gym', [10, 40], 30, gym))).toEqual([]);
  expect(await namesOf(...charges('Gym', [10, 40, 90], 30, gym))).toEqual([]);
  expect(await namesOf(...charges('Gym', [10, 40, 89], 30, gym))).toEqual(['Gym']);
});

test('several rows of one day are one time', async () => {
  expect(await namesOf(...charges('Gym', [10, 10, 40], 30, 'PERSONAL_CARE/GYMS'))).toEqual([]);
});

test('a merchant that mostly sells other things does not recur for a few subscriptions', async () => {
  const entries = [
    ...charges('Bazaar', [5, 35, 65], 14.99, 'ENTERTAINMENT/STREAMING'),
    ...charges('Bazaar', [2, 9, 20, 50], [80, 13, 44, 7]),
  ];
  expect(await namesOf(...entries)).toEqual([]);
});

test.each([
  { rhythm: 'weekly', days: [1, 8, 15, 22], cadence: 'weekly' },
  { rhythm: 'weekly within two days', days: [1, 6, 15, 22], cadence: 'weekly' },
  { rhythm: 'monthly', days: [1, 31, 62], cadence: 'monthly' },
  { rhythm: 'monthly within days', days: [1, 26, 61], cadence: 'monthly' },
])('a steady amount that comes $rhythm recurs', async ({ days, cadence }) => {
  const { recurringMerchants } = await subscriptionsOf(...charges('Steady', days, 20));
  expect(recurringMerchants).toMatchObject([{ name: 'Steady', cadence }]);
});

test.each([
  { rhythm: 'every two weeks', days: [1, 15, 29, 43] },
  { rhythm: 'daily', days: [1, 2, 3, 4] },
  { rhythm: 'with a median of a month but no rhythm', days: [1, 3, 61] },
])('a steady amount that comes $rhythm does not recur', async ({ days }) => {
  expect(await namesOf(...charges('Shop', days, 20))).toEqual([]);
});

test('amounts may be up to 20 % away from their median', async () => {
  // The median is 10: 12.00 is 20 % away, 12.01 is more; so are 8.00 and 7.99.
  for (const [amount, names] of [
    [12, ['Power']],
    [12.01, []],
    [8, ['Power']],
    [7.99, []],
  ] as const) {
    expect(await namesOf(...charges('Power', [1, 31, 61], [10, amount, 10]))).toEqual(names);
  }
});

test.each([
  'LOAN_PAYMENTS/CAR_PAYMENT',
  'LOAN_PAYMENTS/CREDIT_CARD_PAYMENT',
  'HOME/MORTGAGE',
  'RENT_AND_UTILITIES/RENT',
  'RENT_AND_UTILITIES',
  'HOME/RENT',
  'RENT',
  'TRANSFER_OUT/SAVINGS',
  'TRANSFER_OUT/ACCOUNT_TRANSFER',
  'BANK_FEES/INTEREST_CHARGE',
  'INCOME/WAGES',
  'TRANSFER/PAYROLL',
])('%s never recurs', async (category) => {
  expect(await namesOf(...charges('Never', [1, 31, 61], 20, category))).toEqual([]);
});

test('utilities that say what they are may recur', async () => {
  const internet = 'RENT_AND_UTILITIES/INTERNET_AND_CABLE';
  expect(await namesOf(...charges('Fibre', [1, 31, 61], 60, internet))).toEqual(['Fibre']);
});

test('refunds are no charges, and transactions without a merchant recur nowhere', async () => {
  expect(await namesOf(...charges('Gym', [1, 31, 61], [-30, 30, 30], 'GYMS'))).toEqual([]);
  const nameless = [1, 31, 61].map((day) => ({
    date: daysBefore(day),
    amount: 9,
    category: 'GYMS',
  }));
  expect(await namesOf(...nameless)).toEqual([]);
});

test('a merchant is one by its key and bears the name of most days', async () => {
  const named = (merchant: string, day: number): Entry => ({
    date: daysBefore(day),
    amount: 9.99,
    merchant,
    key: 'entity-1',
  });
  const entries = [named('LUMEN', 1), named('Lumen Streaming', 31), named('Lumen Streaming', 61)];
  expect(await namesOf(...entries)).toEqual(['Lumen Streaming']);
});

test('what a merchant costs in a month follows its cadence, the dearest first', async () => {
  const { recurringMerchants } = await subscriptionsOf(
    // The median of 15, 15 and 16.
    ...charges('Monthly', [1, 31, 61], [16, 15, 15]),
    // 7 a week is 7 × 30 ÷ 7 in 30 days.
    ...charges('Weekly', [1, 8, 15, 22], 7),
    // 60 in the 90 days, so 20 in each of three months.
    ...charges('Irregular', [2, 4, 80], 20, 'NEWS'),
  );
  expect(recurringMerchants).toEqual([
    { name: 'Weekly', monthlyAmount: 30, cadence: 'weekly' },
    { name: 'Irregular', monthlyAmount: 20, cadence: 'irregular' },
    { name: 'Monthly', monthlyAmount: 15, cadence: 'monthly' },
  ]);
});

test('spend and share are those of the window, for the merchants of the 90 days', async () => {
  const { signals30d, signals180d } = await signalsOf({
    transactions: [
      ...charges('Gym', [10, 40, 70, 100, 130], 30, 'GYMS'),
      ...charges('Shop', [5, 50], [169.99, 269.99]),
      ...wholeHalfYear,
    ],
  });
  // 30 days: 30 of 30 + 169.99 + 0.01 = 200.
  expect(signals30d.subscriptions).toMatchObject({ monthlyRecurringSpend: 30, shareOfSpend: 0.15 });
  // 180 days: 5 × 30 = 150 in six months; 150 of 150 + 169.99 + 269.99 + 0.02 = 590.
  expect(signals180d.subscriptions).toMatchObject({
    monthlyRecurringSpend: 25,
    shareOfSpend: 0.2542,
    recurringMerchants: [{ name: 'Gym', monthlyAmount: 30, cadence: 'monthly' }],
  });
});

test('without spend the share is zero', async () => {
  const wages = [{ date: asOf, amount: -100, category: 'INCOME/WAGES' }];
  const { signals30d } = await signalsOf({ transactions: wages });
  expect(signals30d.subscriptions).toEqual({
    recurringMerchants: [],
    monthlyRecurringSpend: 0,
    shareOfSpend: 0,
  });
});
