import { expect, test } from 'vitest';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import { computeSignals } from '../../../src/pipeline/signals/computeSignals.ts';
import { now, withFile } from '../reading/read.ts';

const signalsOf = (file: object) =>
  withFile(JSON.stringify(file), async (engine, path) => {
    const read = await readUpload(engine, { path, fileType: 'json', now });
    expect(read).toMatchObject({ outcome: 'accepted' });
    return computeSignals(engine);
  });

const names = ['__proto__', 'constructor', 'toString'];
const accountKinds = [
  { account_id: '__proto__', type: 'depository', subtype: 'checking' },
  { account_id: 'constructor', type: 'depository', subtype: 'savings' },
  { account_id: 'toString', type: 'credit', subtype: 'credit card' },
];
const categories = ['Streaming', 'Income/Wages', 'Transfer/Savings', 'Interest', 'toString'];

/** Money in and out on every account, in every category, on every day, with the names of objects. */
const everything = (amount: number) =>
  Array.from({ length: 2400 }, (_, index) => ({
    transaction_id: `t${index}`,
    account_id: names[index % 3],
    date: `2026-03-${String(1 + (index % 14)).padStart(2, '0')}`,
    amount: index % 2 === 0 ? amount : -amount,
    merchant_name: names[Math.floor(index / 7) % 3],
    category: categories[Math.floor(index / 3) % 5],
  }));

test('U4: merchants and accounts may have the names of what objects have', async () => {
  const accounts = accountKinds.map((kind) => ({ ...kind, balances: { current: 10 } }));
  const { signals30d } = await signalsOf({ accounts, transactions: everything(10) });
  const found = signals30d.subscriptions.recurringMerchants.map(({ name }) => name);
  expect(found.sort()).toEqual(names.toSorted());
});

test.each([
  ['the largest', { current: 1e9, limit: 0.01 }],
  ['the smallest', { current: -1e9, limit: 0 }],
])('U4: the largest amounts and %s balances give finite signals', async (_, balances) => {
  const accounts = accountKinds.map((kind) => ({ ...kind, balances }));
  const computed = await signalsOf({ accounts, transactions: everything(1e9) });
  const numbers = JSON.stringify(computed, (_key, value: unknown) => {
    if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
    return value;
  });
  expect(numbers).toContain('shareOfSpend');
  expect(decidePersona(computed.facts).criteria.length).toBeGreaterThan(0);
});
