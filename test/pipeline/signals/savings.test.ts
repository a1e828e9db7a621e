import { expect, test } from 'vitest';
import { type Account, asOf, daysBefore, type Entry, signalsOf, wholeHalfYear } from './ledger.ts';

const checking: Account = { id: 'checking', subtype: 'checking', balance: 500 };
const savingsWith = (balance: number | null): Account => ({ id: 's', subtype: 'savings', balance });

const onSavings = (amount: number, days = 1): Entry => ({
  date: daysBefore(days),
  amount,
  account: 's',
  category: 'TRANSFER_IN/ACCOUNT_TRANSFER',
});

async function savingsOf(entries: readonly Entry[], accounts: readonly Account[]) {
  const signals = await signalsOf({ transactions: [...wholeHalfYear, ...entries], accounts });
  return { in30d: signals.signals30d.savings, in180d: signals.signals180d.savings };
}

test('net inflow, growth and emergency fund of each window', async () => {
  const entries = [
    onSavings(-300, 5),
    onSavings(50, 10), // taken out again
    onSavings(-350, 100),
    // 899.99 and a cent within 30 days; 2,700 with the other cent within 180.
    { date: daysBefore(3), amount: 899.99 },
    { date: daysBefore(90), amount: 1799.99 },
  ];
  const { in30d, in180d } = await savingsOf(entries, [checking, savingsWith(1800)]);
  // 250 ÷ (1800 − 250) = 0.16129; 1800 ÷ 900 = 2 months.
  expect(in30d).toEqual({
    netInflow: 250,
    netInflowMonthly: 250,
    growthRate: 0.1613,
    balance: 1800,
    emergencyFundMonths: 2,
  });
  // 600 in six months; 600 ÷ (1800 − 600) = 0.5; 1800 ÷ (2700 ÷ 6) = 4 months.
  expect(in180d).toEqual({
    netInflow: 600,
    netInflowMonthly: 100,
    growthRate: 0.5,
    balance: 1800,
    emergencyFundMonths: 4,
  });
});

test.each(['savings', 'money market', 'money_market', 'cd', 'hsa', 'high yield savings'])(
  'an account of the kind %s is savings',
  async (subtype) => {
    const { in30d } = await savingsOf([onSavings(-80)], [{ id: 's', subtype, balance: 480 }]);
    expect(in30d).toMatchObject({ netInflow: 80, balance: 480, growthRate: 0.2 });
  },
);

test.each([
  { type: 'depository', subtype: 'checking' },
  { type: 'depository', subtype: null },
  { type: 'investment', subtype: '401k' },
  { type: 'credit', subtype: 'credit card' },
  { type: 'loan', subtype: 'mortgage' },
])('an account of type $type, kind $subtype, is no savings', async (kind) => {
  const entry = { ...onSavings(-80), category: 'UNCATEGORIZED' };
  const { in30d } = await savingsOf([entry], [{ id: 's', ...kind, balance: 480 }]);
  expect(in30d).toMatchObject({ netInflow: 0, balance: null, growthRate: null });
});

test('interest that savings earn is inflow, whichever its sign', async () => {
  const earned = (amount: number): Entry => ({
    ...onSavings(amount),
    category: 'INCOME/INTEREST_EARNED',
  });
  const { in30d } = await savingsOf([earned(3), earned(-4)], [savingsWith(100)]);
  expect(in30d.netInflow).toBe(7);
});

test('growth is unknown when nothing was there before, or the balance is unknown', async () => {
  const growthOf = async (balance: number | null) =>
    (await savingsOf([onSavings(-100)], [savingsWith(balance)])).in30d.growthRate;
  expect(await growthOf(100)).toBeNull();
  expect(await growthOf(60)).toBeNull();
  expect(await growthOf(null)).toBeNull();
  expect(await growthOf(100.01)).toBe(10_000);
});

test('savings that shrink have a negative inflow and growth', async () => {
  const { in30d } = await savingsOf([onSavings(200)], [savingsWith(800)]);
  expect(in30d).toMatchObject({ netInflow: -200, netInflowMonthly: -200, growthRate: -0.2 });
});

test('balances add up, and one that is unknown makes the sum unknown', async () => {
  const second: Account = { id: 't', subtype: 'cd', balance: 1000 };
  const balanceOf = async (...accounts: Account[]) => (await savingsOf([], accounts)).in30d.balance;
  expect(await balanceOf(savingsWith(250.5), second)).toBe(1250.5);
  expect(await balanceOf(savingsWith(null), second)).toBeNull();
  expect(await balanceOf({ ...savingsWith(null), available: 40 }, second)).toBe(1040);
});

test('without spend the emergency fund is unknown', async () => {
  const { signals30d } = await signalsOf({
    transactions: [onSavings(-100)],
    accounts: [savingsWith(5000)],
  });
  expect(signals30d.savings).toMatchObject({ balance: 5000, emergencyFundMonths: null });
  expect(signals30d.asOf).toBe(daysBefore(1));
  expect(asOf).not.toBe(signals30d.asOf);
});
