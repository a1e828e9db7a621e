import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accountsWith,
  anyExport,
  csvOf,
  type Export,
  jsonOf,
  newest,
  older,
  type Row,
} from './exports.ts';
import { outcomeOf } from './member.ts';
import { runs, timeout } from './runs.ts';

interface Split {
  whole: Export;
  /** The part that ends earlier, when balances were others. */
  earlier: Export;
  later: Export;
}

/** Which of the two parts a row stands in, and whether the earlier part knows it as pending. */
const place = fc.constantFrom('earlier', 'later', 'both', 'both, first pending');

/** Any export, and two that overlap in it; a row that is not in both may be in either. */
const anySplit: fc.Arbitrary<Split> = anyExport.chain((whole) => {
  const others = whole.rows.filter((row) => row !== newest && row !== older);
  return fc.array(place, { minLength: others.length, maxLength: others.length }).map((places) => {
    const inEarlier = others.flatMap((row, index): Row[] => {
      if (places[index] === 'later') return [];
      return [places[index] === 'both, first pending' ? { ...row, pending: true } : row];
    });
    const inLater = others.filter((_, index) => places[index] !== 'earlier');
    return {
      whole,
      earlier: { rows: [older, ...inEarlier], accounts: accountsWith(1, 2, 999) },
      later: { rows: [newest, older, ...inLater], accounts: whole.accounts },
    };
  });
});

test(
  'an export in two overlapping uploads, in any order, comes to the same',
  async () => {
    const sent = fc.tuple(anySplit, fc.boolean(), fc.boolean());
    const property = fc.asyncProperty(sent, async ([split, isCsv, isTurned]) => {
      const { whole, earlier, later } = split;
      const one = isCsv ? csvOf(earlier.rows) : jsonOf(earlier);
      const other = jsonOf(later);
      const outcome = isTurned ? await outcomeOf(other, one) : await outcomeOf(one, other);
      expect(outcome).toEqual(await outcomeOf(jsonOf(whole)));
    });
    await fc.assert(property, runs);
  },
  timeout,
);

test(
  'one upload that is sent twice comes to the same',
  async () => {
    const property = fc.asyncProperty(anyExport, async (whole) => {
      const file = jsonOf(whole);
      expect(await outcomeOf(file, file)).toEqual(await outcomeOf(file));
    });
    await fc.assert(property, runs);
  },
  timeout,
);

test('control: adding up both uploads is seen to differ', async () => {
  const property = fc.asyncProperty(anySplit, async ({ whole, earlier, later }) => {
    const rows = [...earlier.rows, ...later.rows];
    const summed = rows.map((row, index) => ({ ...row, transaction_id: `row ${index}` }));
    const outcome = await outcomeOf(jsonOf({ rows: summed, accounts: whole.accounts }));
    expect(outcome).toEqual(await outcomeOf(jsonOf(whole)));
  });
  expect((await fc.check(property, { ...runs, endOnFailure: true })).failed).toBe(true);
});

test('control: taking the later upload alone is seen to differ', async () => {
  const property = fc.asyncProperty(anySplit, async ({ whole, later }) => {
    expect(await outcomeOf(jsonOf(later))).toEqual(await outcomeOf(jsonOf(whole)));
  });
  expect((await fc.check(property, { ...runs, endOnFailure: true })).failed).toBe(true);
});

test('control: the balances of the earlier upload are seen to differ', async () => {
  const property = fc.asyncProperty(anySplit, async ({ whole, earlier }) => {
    const stale = { rows: whole.rows, accounts: earlier.accounts };
    expect(await outcomeOf(jsonOf(stale))).toEqual(await outcomeOf(jsonOf(whole)));
  });
  expect((await fc.check(property, { ...runs, endOnFailure: true })).failed).toBe(true);
});
