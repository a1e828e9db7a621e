import type { ProvisionRow } from '../../storage/provision/provision.ts';

const header = { bucket: 'bucket', aspect: 'aspect', state: 'state', detail: 'detail' };

/** The rows as an aligned table with a header line; the details are last, and as long as they are. */
export function rowsTable(rows: readonly ProvisionRow[]): string {
  const lines = [header, ...rows];
  const widthOf = (column: 'bucket' | 'aspect' | 'state') =>
    Math.max(...lines.map((line) => line[column].length));
  const [bucket, aspect, state] = [widthOf('bucket'), widthOf('aspect'), widthOf('state')];
  return lines
    .map((line) =>
      [
        line.bucket.padEnd(bucket),
        line.aspect.padEnd(aspect),
        line.state.padEnd(state),
        line.detail,
      ]
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
