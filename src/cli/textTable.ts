import Table from 'cli-table3';

/** What a file says must not steer the terminal that shows it. */
const steering = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text of somebody else's as it may be shown. */
export const harmless = (text: string): string => text.replace(steering, '�');

/** What the frame takes of a line, for each column and once more. */
const frame = (columns: number) => 3 * columns + 1;
const narrowest = 20;

/**
 * A table with a header line.
 *
 * @param rows of harmless texts; a line break in a cell is kept
 * @param width of the terminal: what the other columns leave of it is the last one's, which wraps
 * @param ruled whether lines part the rows
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width = Number.POSITIVE_INFINITY, ruled = false } = {},
): string {
  const all = [head, ...rows];
  const widthOf = (column: number) =>
    Math.max(...all.flatMap((row) => (row[column] ?? '').split('\n')).map((line) => line.length));
  const widths = head.map((_, column) => widthOf(column));
  const last = widths.pop() ?? 0;
  const left = width - frame(head.length) - widths.reduce((sum, one) => sum + one, 0);
  const wrapped = Math.min(last, Math.max(left, narrowest));
  const table = new Table({
    head: [...head],
    colWidths: [...widths, wrapped].map((column) => column + 2),
    wordWrap: true,
    style: { head: [], border: [], compact: !ruled },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}
