import type { FileType, PersonaId } from '../../db/schema.ts';
import { Random } from '../random.ts';
import { accountsOf, liabilitiesOf } from './bank/balances.ts';
import { bankOf } from './bank/bank.ts';
import { linesOf } from './bank/statement.ts';
import { csvOf, csvRowsOf } from './bank/toCsv.ts';
import { toJson } from './bank/toJson.ts';
import type { Entry } from './entry.ts';
import { ledgerOf } from './ledger/ledger.ts';
import { type Life, lifeOf } from './life.ts';
import type { Export, ExportPlan } from './plan.ts';
import type { Era } from './timeline.ts';

/**
 * The exports of one member, the oldest first. They overlap, and what they both hold is the same in
 * each, so that together they give the persona of the newest.
 *
 * @param seed the same seed and plans give the same bytes
 */
export const exportsOf = (seed: string, plans: readonly ExportPlan[]): Export[] =>
  exportsOfLife(lifeOf(seed, plans));

/** The exports of a household that is known already. */
export function exportsOfLife(life: Life): Export[] {
  const ledger = ledgerOf(life.household, life.timeline);
  return life.timeline.eras.map((era) => exportOfEra(life, era, ledger));
}

/** The only export of a member. */
export function exportOf(
  seed: string,
  personaId: PersonaId,
  endDay: string,
  format: FileType,
): Export {
  const [only] = exportsOf(seed, [{ endDay, personaId, format }]);
  if (only === undefined) throw new Error('a plan gave no export');
  return only;
}

function exportOfEra(life: Life, era: Era, ledger: readonly Entry[]): Export {
  const { seed } = life.household;
  const bank = bankOf(seed);
  const lines = linesOf(life, era, ledger);
  const text =
    era.plan.format === 'csv'
      ? csvOf(bank.csv, csvRowsOf(bank, seed, lines))
      : toJson(bank, {
          seed,
          lines,
          accounts: accountsOf(life, era, ledger),
          liabilities: liabilitiesOf(life, era, ledger),
        });
  return {
    fileName: fileNameOf(seed, era.plan),
    fileType: era.plan.format,
    bytes: Buffer.from(text, 'utf8'),
  };
}

const names: Readonly<Record<FileType, readonly string[]>> = {
  json: ['plaid-export', 'accounts-and-transactions', 'bank-export'],
  csv: ['transactions', 'account-activity', 'statement', 'activity'],
};

/** `bank-export-2026-03-01.json` */
export const fileNameOf = (
  seed: string,
  { endDay, format }: Pick<ExportPlan, 'endDay' | 'format'>,
): string => `${new Random(`file of ${seed}`).pick(names[format])}-${endDay}.${format}`;
