/** A row of cells, or a line between rows. */
export type Row = readonly string[] | 'line';

/** Lays a table out for a terminal: the first column to the left, numbers to the right. */
export function layOut(rows: readonly Row[]): string {
  const cells = rows.filter((row) => row !== 'line');
  const columns = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = widths.map((width) => '─'.repeat(width)).join('──');
  return rows
    .map((row) => {
      if (row === 'line') return line;
      const aligned = widths.map((width, column) => {
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      });
      return aligned.join('  ').trimEnd();
    })
    .join('\n');
}

/** `12345.6` → `12,346`; `12.345` → `12.3`; `0.1234` → `0.123`; NaN → `–`. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `12345` → `12,345` */
export const whole = (count: number): string => count.toLocaleString('en-US');

/** `0.98765` → `98.8 %`; NaN → `–`. */
export const percent = (share: number): string =>
  Number.isNaN(share) ? '–' : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
