/** What a cell can hold; null is an empty one. */
export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180), ends of lines as CRLF. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it; numbers stay as they are.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

function fieldOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
