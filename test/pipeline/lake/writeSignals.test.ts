import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Signals } from '../../../src/db/schema.ts';
import { writeSignals } from '../../../src/pipeline/lake/writeSignals.ts';
import { columnsIn, rowsIn } from './independentReader.ts';
import { type Lake, openLake } from './lake.ts';

let lake: Lake;
beforeAll(async () => {
  lake = await openLake();
});
afterAll(() => lake.close());

const persona = { personaId: 1, personaName: 'High Utilization' };

const known: Signals = {
  windowDays: 30,
  asOf: '2026-06-30',
  subscriptions: {
    recurringMerchants: [
      { name: 'Lumen\'s "TV"', monthlyAmount: 15.99, cadence: 'monthly' },
      { name: 'Gym', monthlyAmount: 30, cadence: 'weekly' },
    ],
    monthlyRecurringSpend: 45.99,
    shareOfSpend: 0.1234,
  },
  savings: {
    netInflow: -200.01,
    netInflowMonthly: -200.01,
    growthRate: -0.0512,
    balance: 12_345.67,
    emergencyFundMonths: 3.25,
  },
  credit: {
    cards: [
      {
        name: 'Visa',
        mask: '4523',
        balance: 3400,
        limit: 5000,
        utilization: 0.68,
        minimumPaymentOnly: true,
        interestCharged: true,
        isOverdue: false,
      },
      {
        name: null,
        mask: null,
        balance: null,
        limit: null,
        utilization: null,
        minimumPaymentOnly: null,
        interestCharged: null,
        isOverdue: null,
      },
    ],
    maxUtilization: 0.68,
    interestCharged: true,
    minimumPaymentOnly: true,
    isOverdue: false,
  },
  income: {
    payFrequency: 'biweekly',
    medianPayGapDays: 14,
    payGapVariability: 0.0213,
    averageMonthlyIncome: 4100.5,
    cashFlowBufferMonths: 0.4,
  },
};

const unknown: Signals = {
  windowDays: 180,
  asOf: '2026-06-30',
  subscriptions: { recurringMerchants: [], monthlyRecurringSpend: 0, shareOfSpend: 0 },
  savings: {
    netInflow: 0,
    netInflowMonthly: 0,
    growthRate: null,
    balance: null,
    emergencyFundMonths: null,
  },
  credit: {
    cards: [],
    maxUtilization: null,
    interestCharged: null,
    minimumPaymentOnly: null,
    isOverdue: null,
  },
  income: {
    payFrequency: null,
    medianPayGapDays: null,
    payGapVariability: null,
    averageMonthlyIncome: null,
    cashFlowBufferMonths: null,
  },
};

const write = <Result>(read: (path: string) => Promise<Result>) =>
  lake.withEngine({}, async (engine, folder) => {
    const computed = { signals30d: known, signals180d: unknown };
    const { kind, path } = await writeSignals(engine, folder, computed, persona);
    expect(kind).toBe('signals');
    return read(path);
  });

test('signals are a row for each window, with the persona and flat columns', async () => {
  expect(await write(rowsIn)).toEqual([
    {
      window_days: 30,
      as_of: '2026-06-30',
      persona_id: 1,
      persona_name: 'High Utilization',
      subscriptions_monthly_recurring_spend: 45.99,
      subscriptions_share_of_spend: 0.1234,
      subscriptions_recurring_merchants: [
        { name: 'Lumen\'s "TV"', monthly_amount: 15.99, cadence: 'monthly' },
        { name: 'Gym', monthly_amount: 30, cadence: 'weekly' },
      ],
      savings_net_inflow: -200.01,
      savings_net_inflow_monthly: -200.01,
      savings_growth_rate: -0.0512,
      savings_balance: 12_345.67,
      savings_emergency_fund_months: 3.25,
      credit_max_utilization: 0.68,
      credit_interest_charged: true,
      credit_minimum_payment_only: true,
      credit_is_overdue: false,
      credit_cards: [
        {
          name: 'Visa',
          mask: '4523',
          balance: 3400,
          limit: 5000,
          utilization: 0.68,
          minimum_payment_only: true,
          interest_charged: true,
          is_overdue: false,
        },
        {
          name: null,
          mask: null,
          balance: null,
          limit: null,
          utilization: null,
          minimum_payment_only: null,
          interest_charged: null,
          is_overdue: null,
        },
      ],
      income_pay_frequency: 'biweekly',
      income_median_pay_gap_days: 14,
      income_pay_gap_variability: 0.0213,
      income_average_monthly_income: 4100.5,
      income_cash_flow_buffer_months: 0.4,
    },
    expect.objectContaining({
      window_days: 180,
      subscriptions_monthly_recurring_spend: 0,
      subscriptions_recurring_merchants: [],
      savings_growth_rate: null,
      savings_balance: null,
      credit_max_utilization: null,
      credit_cards: [],
      income_pay_frequency: null,
    }),
  ]);
});

test('every column of the signals is compressed by ZSTD, money is decimal and days are dates', async () => {
  const { codecs, types } = await write(columnsIn);
  expect(codecs).toEqual(new Set(['ZSTD']));
  expect(types).toMatchObject({
    as_of: 'DATE',
    savings_balance: 'DECIMAL',
    monthly_amount: 'DECIMAL',
    savings_growth_rate: 'DOUBLE',
    credit_is_overdue: 'BOOLEAN',
  });
});
