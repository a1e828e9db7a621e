import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf, jsonOf } from './read.ts';

describe('what stands in a file twice', () => {
  test('is kept once when id and content are the same', async () => {
    const twice = { transaction_id: 't1' };
    const { transactions, counts } = await acceptedFrom('json', jsonOf([twice, {}, twice]));
    expect(transactions.map(({ source_row }) => source_row)).toEqual([1, 2]);
    expect(counts).toMatchObject({ transactions: 2, repeated: 1 });
  });

  test('is a fault when the id is the same and the content another', async () => {
    const rows = [{ transaction_id: 't1' }, {}, { transaction_id: 't1', amount: 13 }];
    expect(await faultsOf('json', jsonOf(rows))).toEqual({
      count: 1,
      errors: [
        { row: 3, field: 'transaction_id', message: expect.stringContaining('Row 1 has the same') },
      ],
    });
  });

  test('is kept once when nothing has an id and the content is the same', async () => {
    const { transactions } = await acceptedFrom('json', jsonOf([{}, {}, { amount: 13 }]));
    expect(transactions.map(({ amount }) => amount)).toEqual([12.5, 13]);
  });
});
