import {
  type DuckDBResultReader,
  DuckDBTypeId,
  type DuckDBValueConverter,
  type JS,
  JSDuckDBValueConverter,
} from '@duckdb/node-api';

const asText = new Set<DuckDBTypeId>([
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_TZ,
  DuckDBTypeId.TIME,
]);
const asNumber = new Set<DuckDBTypeId>([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
]);

const plain: DuckDBValueConverter<JS> = (value, type, converter) => {
  if (value === null) return null;
  if (asText.has(type.typeId)) return String(value);
  if (asNumber.has(type.typeId)) return Number(value);
  return JSDuckDBValueConverter(value, type, converter);
};

/** Rows as objects of plain values; the caller names their shape, which its query decides. */
export function plainRows<Row extends object>(reader: DuckDBResultReader): Row[] {
  return reader.convertRowObjects(plain) as Row[];
}
