import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../src/pipeline/engine/engine.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import { fewOrMany } from '../../harness/volume.ts';
import { acceptedFrom, faultsOf, fine, jsonOf, now, read } from './read.ts';

const header = 'account_id,date,amount,category';
const row = 'a,2026-03-01,1,x';
const csv = `${header}\n${row}\n`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
const tenMegabytes = 10_485_760;
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const hostile: [
  fileType: 'csv' | 'json',
  name: string,
  content: string | Buffer,
  message: string,
][] = [
  ['csv', 'empty', '', 'The file is empty'],
  ['json', 'empty', '', 'The file is empty'],
  ['csv', 'white space', '\ufeff \r\n\t\n', 'The file is empty'],
  ['csv', 'a header alone', header, 'no transactions'],
  ['csv', 'a header and blank rows', `${header}\n,,,\n`, 'no transactions'],
  ['csv', 'NUL bytes', `${csv}a\0`, 'NUL characters'],
  ['json', 'NUL bytes', `{"transactions":[]}\0`, 'NUL characters'],
  ['json', 'NUL as an escape', jsonOf([{ merchant_name: 'a\0b' }]), 'NUL characters'],
  ['csv', 'bad UTF-8', bytes(csv, [0xc3, 0x28]), 'not UTF-8'],
  ['csv', 'an unfinished character', bytes(csv, [0xe2, 0x82]), 'not UTF-8'],
  ['csv', 'Latin-1', Buffer.from(`${csv}caf\xe9,2026-03-01,1,x\n`, 'latin1'), 'not UTF-8'],
  ['csv', 'UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le'), 'not UTF-8'],
  ['json', 'bad UTF-8', bytes('{"transactions":["', [0xff], '"]}'), 'not UTF-8'],
  ['json', 'no JSON', csv, 'not valid JSON'],
  ['json', 'JSON that was cut off', jsonOf([{}, {}]).slice(0, -20), 'not valid JSON'],
  ['json', 'half a surrogate', '{"transactions":["\\ud800"]}', 'not valid JSON'],
  ['json', 'two values', '{"transactions":[]} {}', 'not valid JSON'],
  ['json', 'a list', '[]', 'must be one object'],
  ['json', 'a text', '"transactions"', 'must be one object'],
  ['json', 'no list', '{"accounts":[]}', 'lacks the list "transactions"'],
  ['json', 'null', '{"transactions":null}', 'lacks the list "transactions"'],
  ['json', 'another kind', '{"transactions":{}}', '"transactions" is not a list'],
  ['json', 'accounts of another kind', jsonOf([{}], { accounts: 1 }), '"accounts" is not a list'],
  ['json', 'liabilities', jsonOf([{}], { liabilities: 'x' }), '"liabilities" is not a list'],
  ['json', 'cards', jsonOf([{}], { liabilities: { credit: 1 } }), '"liabilities" is not a list'],
  ['json', 'an empty list', '{"transactions":[]}', 'no transactions'],
  ['json', '100 levels', `{"transactions":${deep(100)}}`, 'deeper than 32 levels'],
  ['json', 'a bomb of brackets', '['.repeat(tenMegabytes), 'deeper than 32 levels'],
  ['csv', 'a line of 10 MB', 'x'.repeat(tenMegabytes), 'longer than 1 MB'],
  ['csv', 'a row of 10 MB', `${csv}${'x'.repeat(tenMegabytes)}`, 'longer than 1 MB'],
  ['csv', 'a quote of 10 MB', `${csv}"${'x\n'.repeat(tenMegabytes / 2)}`, 'longer than 1 MB'],
  ['csv', 'too many rows', `${header}\n${`${row}\n`.repeat(200_001)}`, 'more than 200,000'],
  ['json', 'too many rows', `{"transactions":[${'0,'.repeat(5e6)}0]}`, 'more than 200,000'],
  [
    'json',
    'too many accounts',
    `{"accounts":[${'0,'.repeat(2e5)}0],"transactions":[0]}`,
    'more than 200,000 entries',
  ],
];

describe('U4: a hostile file is refused as a whole', () => {
  test.each(hostile)('%s: %s', async (fileType, _, content, message) => {
    expect(await faultsOf(fileType, content)).toMatchObject({
      count: 1,
      errors: [{ row: null, message: expect.stringContaining(message) }],
    });
  });
});

describe('U4: a file that only looks hostile is read', () => {
  test('32 levels and a line of 10 MB are read where JSON has them', async () => {
    const extra = JSON.parse(deep(29));
    await acceptedFrom('json', jsonOf([{ extra }, { note: 'x'.repeat(9_000_000) }]));
  });

  test('brackets and escapes inside a text are text', async () => {
    const names = ['['.repeat(100), '\\u0000', '"\\"{{', '\\'];
    const rows = await acceptedFrom(
      'json',
      jsonOf(names.map((merchant_name) => ({ merchant_name }))),
    );
    expect(rows.transactions.map(({ merchant }) => merchant)).toEqual(names);
  });

  test('a character on the border of two reads is whole', async () => {
    for (const offset of [0, 1, 2, 3]) {
      const filler = ' '.repeat(128 * 1024 - 60 - offset);
      const content = `${filler}${jsonOf([{ merchant_name: '🥐'.repeat(40) }])}`;
      const { transactions } = await acceptedFrom('json', content);
      expect(transactions[0]?.merchant).toBe('🥐'.repeat(40));
    }
  });

  test('a category that is a nest of brackets stays a text', async () => {
    const personal_finance_category = '{"a":'.repeat(20_000);
    const { transactions } = await acceptedFrom('json', jsonOf([{ personal_finance_category }]));
    expect(transactions).toMatchObject([{ category_primary: expect.stringMatching(/^A_A_A/) }]);
  });

  test('statements in cells are text', async () => {
    const account_id = "'); DROP TABLE transactions; --";
    const { transactions } = await acceptedFrom('json', jsonOf([{ account_id }]));
    expect(transactions).toMatchObject([{ account_id }]);
  });
});

describe('U4: many faults', () => {
  test('200,000 rows with two faults each are counted within the memory', async () => {
    const report = await faultsOf('csv', `${header}\n${'x,y,z,\n'.repeat(200_000)}`);
    expect(report).toMatchObject({ count: 400_000 });
    expect(report.errors).toHaveLength(100);
  });
});

describe('U4: a file of noise', () => {
  test('ends in an outcome', async () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed;
    };
    const pieces = ['"', ',', '\n', '\r', ' ', '\\', '{', '[', ':', 'é', '$', '1', '""', ';', '\t'];
    for (let round = 0; round < fewOrMany(10, 40); round += 1) {
      const noise = Array.from({ length: 1 + (next() % 60) }, () => pieces[next() % pieces.length]);
      const result = await read('csv', `${csv}${noise.join('')}`);
      expect(['accepted', 'refused']).toContain(result.outcome.outcome);
      const other = await read('json', jsonOf([{}]).slice(0, -1) + noise.join(''));
      expect(['accepted', 'refused']).toContain(other.outcome.outcome);
    }
  });
});

describe('what is not the fault of the file', () => {
  test('is thrown: a file that is away', async () => {
    const engine = await openEngine();
    const upload = { path: '/nowhere/upload', fileType: 'csv' as const, now };
    await expect(readUpload(engine, upload)).rejects.toMatchObject({ code: 'ENOENT' });
    await engine.close();
  });

  test('an error that nobody foresaw is one fault, with its cause for the log', async () => {
    const values = `[[${'0,'.repeat(5e6)}0]]`;
    const content = `{"x":${values},"transactions":[${JSON.stringify(fine)}]}`;
    const { outcome, transactions } = await read('json', content);
    expect(outcome).toMatchObject({
      outcome: 'refused',
      report: { count: 1, errors: [{ row: null, field: null }] },
      cause: { message: expect.stringContaining('Out of Memory') },
    });
    expect(JSON.stringify(outcome)).toContain('The file could not be read.');
    expect(transactions).toEqual([]);
  });
});
