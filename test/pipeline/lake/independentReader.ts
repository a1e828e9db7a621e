import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** Rows as a reader other than DuckDB sees them, days as `YYYY-MM-DD`. */
export async function rowsIn(path: string): Promise<Record<string, unknown>[]> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  );
}

/** The reader makes decimals by multiplying with 0.01, which leaves a trace in the last digits. */
const plain = (value: unknown) => {
  if (typeof value === 'number') return Number(value.toPrecision(15));
  if (!(value instanceof Date)) return value;
  return value.toISOString().replace('T00:00:00.000Z', '');
};

/** The names and types of all columns, those within lists too, and how they are compressed. */
export async function columnsIn(path: string) {
  const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path));
  const leaves = metadata.schema.filter(({ type }) => type !== undefined);
  const chunks = metadata.row_groups.flatMap(({ columns }) => columns);
  return {
    types: Object.fromEntries(
      leaves.map(({ name, type, converted_type: converted }) => [name, converted ?? type]),
    ),
    codecs: new Set(chunks.map(({ meta_data: data }) => data?.codec)),
  };
}
