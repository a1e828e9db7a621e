import { expect, test } from 'vitest';
import type { PersonaId } from '../../src/db/schema.ts';
import { exportOf, exportsOf } from '../../src/demo/exports/exports.ts';
import { faultyExportOf } from '../../src/demo/exports/faulty.ts';
import { formatsFor } from '../../src/demo/exports/plan.ts';

const endDay = '2026-03-01';
const seeds = Array.from({ length: 40 }, (_, seed) => `member ${seed}`);

interface Transaction {
  transaction_id?: string;
  date: string;
  amount: number;
  payment_channel: string;
  personal_finance_category: string | { primary: string; detailed: string };
  pending: boolean;
}
interface Liability {
  minimum_payment_amount: number;
  last_payment_amount: number;
  is_overdue: boolean;
}
interface Document {
  accounts: { type: string; balances: { current: number; limit: number | null } }[];
  transactions: Transaction[];
  liabilities: Liability[] | { credit: Liability[] };
}

const documentOf = (seed: string, personaId: PersonaId): Document =>
  JSON.parse(exportOf(seed, personaId, endDay, 'json').bytes.toString('utf8'));
const categoryOf = ({ personal_finance_category: it }: Transaction): string =>
  typeof it === 'string' ? it : it.detailed;
const owedIn = ({ liabilities }: Document): Liability[] =>
  Array.isArray(liabilities) ? liabilities : liabilities.credit;

const ofPersona = (personaId: PersonaId) => seeds.map((seed) => documentOf(seed, personaId));
const countOf = <Item>(items: readonly Item[], is: (item: Item) => boolean) =>
  items.filter(is).length;

test('the same seed gives the same bytes, and another seed others', () => {
  for (const format of formatsFor(4)) {
    const bytes = (seed: string) => exportOf(seed, 4, endDay, format).bytes.toString('base64');
    expect(bytes('one')).toBe(bytes('one'));
    expect(bytes('one')).not.toBe(bytes('other'));
  }
  expect(faultyExportOf('one', endDay)).toEqual(faultyExportOf('one', endDay));
});

test('a file has 250 to 600 rows of about 200 days, and the last ones are pending', () => {
  for (const personaId of [1, 2, 3, 4, 5] as const) {
    for (const { transactions } of ofPersona(personaId)) {
      expect(transactions.length).toBeGreaterThan(250);
      expect(transactions.length).toBeLessThan(620);
      const pending = transactions.filter((it) => it.pending).map(({ date }) => date);
      const settled = transactions
        .filter((it) => !it.pending)
        .map(({ date }) => date)
        .sort();
      expect(pending.length).toBeGreaterThan(0);
      expect(pending.every((date) => date > (settled.at(-1) ?? ''))).toBe(true);
      expect(Date.parse(endDay) - Date.parse(settled[0] ?? '')).toBeGreaterThan(190 * 86_400_000);
      expect((settled.at(-1) ?? '') >= '2026-02-26').toBe(true);
    }
  }
});

test('High Utilization comes by balances, interest, minimum payments and overdue ones', () => {
  const all = ofPersona(1);
  const halfUsed = countOf(all, ({ accounts }) =>
    accounts.some(
      ({ type, balances }) => type === 'credit' && balances.current >= 0.5 * (balances.limit ?? 0),
    ),
  );
  expect(halfUsed).toBeGreaterThan(10);
  expect(halfUsed).toBeLessThan(35);
  const owing = (is: (owed: Liability) => boolean) => countOf(all, (it) => owedIn(it).some(is));
  expect(owing((it) => it.last_payment_amount <= it.minimum_payment_amount)).toBeGreaterThan(4);
  expect(owing((it) => it.is_overdue)).toBeGreaterThan(2);
  const interest = countOf(all, ({ transactions }) =>
    transactions.some((it) => /interest.charge/i.test(categoryOf(it))),
  );
  expect(interest).toBeGreaterThan(10);
});

test('banks differ as they do in the wild', () => {
  const all = ofPersona(5);
  const pay = all.flatMap(({ transactions }) =>
    transactions.filter((it) => /WAGES|Payroll/.test(categoryOf(it))).slice(0, 1),
  );
  expect(countOf(pay, ({ amount }) => amount > 0)).toBeGreaterThan(3);
  expect(countOf(pay, ({ amount }) => amount < 0)).toBeGreaterThan(10);
  const first = all.flatMap(({ transactions }) => transactions[0] ?? []);
  expect(countOf(first, (it) => categoryOf(it).includes('/'))).toBeGreaterThan(5);
  expect(countOf(first, (it) => !categoryOf(it).includes('/'))).toBeGreaterThan(10);
  expect(countOf(first, (it) => it.transaction_id === undefined)).toBeGreaterThan(1);
  const channels = new Set(
    all.flatMap(({ transactions }) => transactions.map((it) => it.payment_channel)),
  );
  expect(channels).toEqual(new Set(['online', 'other', 'in store', 'in_store', 'in-store']));
});

test('a plan that could not show its personas is refused', () => {
  const plan = (personaId: PersonaId, day: string, format: 'csv' | 'json' = 'json') => ({
    endDay: day,
    personaId,
    format,
  });
  expect(() => exportOf('one', 1, endDay, 'csv')).toThrow('an export as csv cannot show persona 1');
  expect(() => exportsOf('one', [plan(5, '2026-02-01'), plan(3, endDay)])).toThrow(
    'less than 35 days lie before',
  );
  expect(() => exportsOf('one', [plan(5, '2025-09-01'), plan(5, endDay)])).toThrow('comes back');
  expect(formatsFor(3, [plan(5, '2025-09-01')])).toEqual(['json']);
  expect(formatsFor(5, [plan(4, '2025-09-01', 'csv')])).toEqual(['json']);
  expect(() => exportOf('one', 5, '2026-02-30', 'json')).toThrow('2026-02-30 is not a day');
});
