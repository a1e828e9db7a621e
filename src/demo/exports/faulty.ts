import { itemAt, Random } from '../random.ts';
import { bankOf } from './bank/bank.ts';
import { linesOf } from './bank/statement.ts';
import { type CsvRow, csvOf, csvRowsOf } from './bank/toCsv.ts';
import { dayFrom, textOf } from './days.ts';
import { fileNameOf } from './exports.ts';
import { ledgerOf } from './ledger/ledger.ts';
import { lifeOf } from './life.ts';
import type { Export } from './plan.ts';

/** An export that must be refused, and where its faults are. */
export interface FaultyExport extends Export {
  /** Rows counted from 1 after the header, in their order. */
  faults: { row: number; field: string }[];
}

type Spoil = readonly [field: 'amount' | 'date' | 'account_id', text: (endDay: string) => string];

/** What spreadsheets and editors make of a file. */
const spoils: readonly Spoil[] = [
  ['amount', () => 'twelve'],
  ['amount', () => '12,5'],
  ['amount', () => '#VALUE!'],
  ['amount', () => ''],
  ['date', () => '2026-02-31'],
  ['date', () => '31.12.2025'],
  ['date', () => 'yesterday'],
  ['date', () => ''],
  ['date', (endDay) => textOf(dayFrom(endDay) + 400)],
  ['account_id', () => ''],
];

/** A CSV whose rows hold some amounts and dates that are none: a few of them, or very many. */
export function faultyExportOf(seed: string, endDay: string): FaultyExport {
  const random = new Random(`faults of ${seed} on ${endDay}`);
  const plan = { endDay, personaId: 5, format: 'csv' } as const;
  const life = lifeOf(seed, [plan]);
  const era = itemAt(life.timeline.eras, 0);
  const bank = bankOf(seed);
  const lines = linesOf(life, era, ledgerOf(life.household, life.timeline));
  const rows = csvRowsOf(bank, seed, lines);
  const many = random.chance(0.2);
  const count = many ? random.int(120, 180) : random.int(1, 6);
  const spoiled = new Map<number, CsvRow>();
  const faults = random
    .sample([...rows.keys()], count)
    .sort((one, other) => one - other)
    .map((index) => {
      // One formula that was copied down spoils one column in one way.
      const [field, text] = many ? itemAt(spoils, 2) : random.pick(spoils);
      spoiled.set(index, { ...rows[index], [field]: text(endDay) });
      return { row: index + 1, field };
    });
  const text = csvOf(
    bank.csv,
    rows.map((row, index) => spoiled.get(index) ?? row),
  );
  const fileName = fileNameOf(seed, plan);
  return { fileName, fileType: 'csv', bytes: Buffer.from(text, 'utf8'), faults };
}
