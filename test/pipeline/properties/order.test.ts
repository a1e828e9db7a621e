import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountsWith, anyExport, anyOrder, csvOf, fields, jsonOf } from './exports.ts';
import { outcomeOf } from './member.ts';
import { runs, timeout } from './runs.ts';

/** An export, and the same in another order. */
const reordered = anyExport.chain((given) =>
  fc.record({
    given: fc.constant(given),
    turned: fc.record({ rows: anyOrder(given.rows), accounts: anyOrder(given.accounts) }),
  }),
);

test(
  'the order of rows changes nothing in signals and persona',
  async () => {
    const property = fc.asyncProperty(reordered, async ({ given, turned }) => {
      expect(await outcomeOf(jsonOf(turned))).toEqual(await outcomeOf(jsonOf(given)));
    });
    await fc.assert(property, runs);
  },
  timeout,
);

test('control: a reader that misses the last row is seen by the order of rows', async () => {
  const property = fc.asyncProperty(reordered, async ({ given, turned }) => {
    const cut = { ...turned, rows: turned.rows.slice(0, -1) };
    expect(await outcomeOf(jsonOf(cut))).toEqual(await outcomeOf(jsonOf(given)));
  });
  expect((await fc.check(property, { ...runs, endOnFailure: true })).failed).toBe(true);
});

test(
  'the order of fields in JSON changes nothing',
  async () => {
    const anyFields = fc.tuple(anyExport, anyOrder(fields));
    const property = fc.asyncProperty(anyFields, async ([given, order]) => {
      expect(await outcomeOf(jsonOf(given, order))).toEqual(await outcomeOf(jsonOf(given)));
    });
    await fc.assert(property, runs);
  },
  timeout,
);

test(
  'the same transactions as JSON and as CSV, in any order of columns, come to the same',
  async () => {
    const written = fc.tuple(anyExport, anyOrder(fields), fc.constantFrom(',', ';', '\t'));
    const property = fc.asyncProperty(written, async ([{ rows }, order, delimiter]) => {
      const csv = csvOf(rows, order, delimiter);
      expect(await outcomeOf(csv)).toEqual(await outcomeOf(jsonOf({ rows, accounts: [] })));
    });
    await fc.assert(property, runs);
  },
  timeout,
);

test('control: a reader that loses the cents is seen', async () => {
  const property = fc.asyncProperty(anyExport, async ({ rows }) => {
    const accounts = accountsWith(1000, 1000, 100);
    const cut = rows.map((row) => ({ ...row, amount: Math.trunc(row.amount) }));
    const outcome = await outcomeOf(jsonOf({ rows: cut, accounts }));
    expect(outcome).toEqual(await outcomeOf(jsonOf({ rows, accounts })));
  });
  expect((await fc.check(property, { ...runs, endOnFailure: true })).failed).toBe(true);
});
