import { expect, test } from 'vitest';
import { computeSignals } from '../../../src/pipeline/signals/computeSignals.ts';
import { asOf, daysBefore, type Entry, wholeHalfYear, withLedger } from './ledger.ts';

async function spendOf(transactions: readonly Entry[]): Promise<number[]> {
  return withLedger({ transactions }, async (engine) => {
    await computeSignals(engine);
    const rows = await engine.rows<{ dollars: number }>(
      'SELECT cents / 100 AS dollars FROM spend WHERE days IN (30, 180) ORDER BY days',
    );
    return rows.map(({ dollars }) => dollars);
  });
}

test.each([
  'GENERAL_MERCHANDISE',
  'FOOD_AND_DRINK/COFFEE_SHOPS',
  'RENT_AND_UTILITIES/RENT',
  'BANK_FEES/INTEREST_CHARGE',
  'BANK_FEES/WIRE_TRANSFER_FEES',
  'TAXES/INCOME_TAX',
  'INSURANCE/INCOME_PROTECTION',
  'UNCATEGORIZED',
])('an outflow of the category %s is spend', async (category) => {
  expect(await spendOf([{ date: asOf, amount: 12.5, category }])).toEqual([12.5, 12.5]);
});

test.each([
  'TRANSFER_OUT',
  'TRANSFER_OUT/ACCOUNT_TRANSFER',
  'TRANSFER_OUT/SAVINGS',
  'TRANSFER/DEBIT',
  'SERVICE/MONEY_TRANSFER',
  'SAVINGS',
  'LOAN_PAYMENTS',
  'LOAN_PAYMENTS/CREDIT_CARD_PAYMENT',
  'LOAN_PAYMENTS/MORTGAGE_PAYMENT',
  'LOAN_PAYMENTS/CAR_PAYMENT',
  'PAYMENT/CREDIT_CARD',
  'CREDIT_CARD_PAYMENT',
  'AUTO/AUTO_PAYMENT',
  'HOME/MORTGAGE',
  'INCOME/WAGES',
  'TRANSFER/PAYROLL',
])('an outflow of the category %s is no spend', async (category) => {
  expect(await spendOf([{ date: asOf, amount: 12.5, category }])).toEqual([0, 0]);
});

test('a refund does not lower spend, and each window adds up its own days', async () => {
  const spend = await spendOf([
    ...wholeHalfYear,
    { date: daysBefore(29), amount: 100 },
    { date: daysBefore(30), amount: 40 },
    { date: daysBefore(2), amount: -25 },
  ]);
  // 100 and a cent within 30 days; 40 and the other cent before them.
  expect(spend).toEqual([100.01, 140.02]);
});
