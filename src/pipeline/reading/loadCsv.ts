import type { Engine } from '../engine/engine.ts';
import { type CsvField, csvFields } from './csvHeader.ts';
import { CsvScanner } from './csvScanner.ts';
import { maximumLineBytes } from './limits.ts';
import { scanFile } from './scanFile.ts';

/** Reads a CSV file into raw_transactions, every value a text. */
export async function loadCsv(engine: Engine, path: string): Promise<void> {
  const scanner = new CsvScanner();
  await scanFile(path, scanner);
  await engine.run(readStatement(scanner), { path });
  const [read] = await engine.rows<{ rows: number }>(
    'SELECT count(*) AS rows FROM raw_transactions',
  );
  // Two readers of one file that disagree about its rows: better refused than half read.
  if (read?.rows !== scanner.rows) {
    throw new Error(`DuckDB read ${read?.rows} rows of ${scanner.rows}.`);
  }
  await engine.run(withoutBlankRows);
}

/** Nothing is left to DuckDB's guessing; line ends may be mixed, which only its lenient mode reads. */
function readStatement({ header, blankLines }: CsvScanner): string {
  const { columns, delimiter, positions } = header;
  const types = Array.from({ length: columns }, (_, index) => `c${index}: 'VARCHAR'`);
  const column = (field: CsvField) => {
    const position = positions.get(field);
    return position === undefined ? 'NULL::VARCHAR' : `c${position}`;
  };
  const primary = column('personal_finance_category_primary');
  const detailed = column('personal_finance_category_detailed');
  return `
    CREATE TABLE raw_transactions AS
    SELECT CAST(row_number() OVER () AS INTEGER) AS source_row,
      ${plainFields.map((field) => `${column(field)} AS ${field}`).join(', ')},
      coalesce(
        CASE WHEN filled(${primary}) IS NOT NULL OR filled(${detailed}) IS NOT NULL
          THEN coalesce(${primary}, '') || chr(31) || coalesce(${detailed}, '') END,
        filled(${column('personal_finance_category')}),
        filled(${column('category')})) AS category
    FROM read_csv($path, auto_detect = false, header = true, skip = ${blankLines}, strict_mode = false,
      parallel = false, delim = '${delimiter}', quote = '"', escape = '"', nullstr = chr(1),
      max_line_size = ${2 * maximumLineBytes}, columns = {${types.join(', ')}})`;
}

const plainFields = csvFields.filter((field) => !field.includes('category'));

/** Rows of nothing but delimiters, as spreadsheets write them, are no transactions. */
const withoutBlankRows = `
  DELETE FROM raw_transactions
  WHERE category IS NULL AND ${plainFields.map((field) => `filled(${field}) IS NULL`).join(' AND ')}`;
