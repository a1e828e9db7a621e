import { describe, expect, test } from 'vitest';
import { toCsv } from '../../web/site/shared/csv.ts';

const one = (cell: string | number | null) => toCsv(['Name'], [[cell]]).slice('Name\r\n'.length);

describe('the CSV writer', () => {
  test('a header and rows are lines that end with CRLF, the last one too', () => {
    const days = [['2026-11-01', 3] as const, ['2026-11-02', null] as const];
    const csv = toCsv(['Day', 'Approved'], days);
    expect(csv).toBe('Day,Approved\r\n2026-11-01,3\r\n2026-11-02,\r\n');
  });

  test.each([
    ['a comma', 'one, two', '"one, two"'],
    ['quotes, which are doubled', 'the "best"', '"the ""best"""'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
  ])('a text is quoted for %s', (_, text, expected) => {
    expect(one(text)).toBe(`${expected}\r\n`);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1'])('%j is no formula', (text) => {
    expect(one(text)).toBe(`'${text}\r\n`);
  });

  test('a formula that needs quotes gets both', () => {
    expect(one('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
  });

  test('numbers stay numbers, those below zero too, and what is not known is empty', () => {
    expect([one(-1.5), one(0), one(null), one('')]).toEqual(['-1.5\r\n', '0\r\n', '\r\n', '\r\n']);
  });

  test('a header is as safe as a cell', () => {
    expect(toCsv(['=a', 'b,c'], [])).toBe('\'=a,"b,c"\r\n');
  });
});
