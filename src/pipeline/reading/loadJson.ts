import type { Engine } from '../engine/engine.ts';
import { noTransactions } from './csvScanner.ts';
import { JsonScanner } from './jsonScanner.ts';
import { Refusal } from './report.ts';
import { scanFile } from './scanFile.ts';

interface Shape {
  /** JSON's name for the kind of the whole, or null when it is no JSON. */
  kind: string | null;
  /** Whether each part is a list; null where the file has none. */
  transactions: boolean | null;
  accounts: boolean | null;
  liabilities: boolean | null;
  rows: number;
}

/** Reads a JSON file into raw_transactions, raw_accounts and raw_liabilities, every value a text. */
export async function loadJson(engine: Engine, path: string): Promise<void> {
  await scanFile(path, new JsonScanner());
  await engine.run(splitDocument, { path });
  const [shape] = await engine.rows<Shape>(shapeOfDocument);
  if (shape === undefined) throw new Error('The document has no row.');
  refuseShape(shape);
  await engine.runFile('reading/json.sql');
}

function refuseShape(shape: Shape): void {
  if (shape.kind === null) {
    throw Refusal.ofFile('The file is not valid JSON. Export it again, and send it unchanged.');
  }
  if (shape.kind !== 'OBJECT') {
    throw Refusal.ofFile('The file must be one object with the list "transactions".');
  }
  if (shape.transactions === null) {
    throw Refusal.ofFile('The file lacks the list "transactions".', 'transactions');
  }
  const lists = [
    ['transactions', shape.transactions],
    ['accounts', shape.accounts],
    ['liabilities', shape.liabilities],
  ] as const;
  for (const [name, isList] of lists) {
    if (isList === false) {
      throw Refusal.ofFile(`"${name}" is not a list. Write it as [ … ].`, name);
    }
  }
  if (shape.rows === 0) throw noTransactions();
}

/** One parse of the whole; of Plaid's liabilities the cards. A null in a list's place is no list. */
const splitDocument = `
  CREATE TABLE document AS
  WITH file AS (
    SELECT ltrim("content", chr(65279)) AS body FROM read_text($path)
  ), parsed AS (
    SELECT body,
      TRY(from_json(body, '{"transactions": "JSON", "accounts": "JSON", "liabilities": "JSON"}'))
        AS parts
    FROM file
  )
  SELECT
    CASE WHEN parts.transactions IS NOT NULL THEN 'OBJECT'
      WHEN json_valid(body) THEN json_type(body) END AS kind,
    nullif(parts.transactions, 'null') AS transactions,
    nullif(parts.accounts, 'null') AS accounts,
    CASE WHEN json_type(parts.liabilities) = 'OBJECT'
      THEN nullif(coalesce(parts.liabilities -> '$.credit', '[]'), 'null')
      ELSE nullif(parts.liabilities, 'null') END AS liabilities
  FROM parsed`;

/** The first character tells what a value is, without parsing it once more. */
const shapeOfDocument = `
  SELECT kind, left(transactions, 1) = '[' AS transactions, left(accounts, 1) = '[' AS accounts,
    left(liabilities, 1) = '[' AS liabilities,
    coalesce(json_array_length(transactions), 0) AS rows
  FROM document`;
