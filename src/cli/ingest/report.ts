import type { ValidationReport } from '../../db/schema.ts';
import { harmless, textTable } from '../textTable.ts';
import { criteriaTable } from './criteriaTable.ts';
import type { Findings, IngestResult } from './ingest.ts';
import { signalsTable } from './signalsTable.ts';

const count = (value: number) => value.toLocaleString('en-US');

function refusal({ errors, count: total }: ValidationReport, width: number): string[] {
  const rows = errors.map(({ row, field, message }) => [
    row === null ? '' : String(row),
    harmless(field ?? ''),
    harmless(message),
  ]);
  const rest = total - errors.length;
  return [
    'The file was refused. Nothing of the member was changed.',
    textTable(['Row', 'Field', 'What is wrong'], rows, { width }),
    rest === 0
      ? `${count(total)} in all.`
      : `${count(total)} in all: ${count(rest)} are not shown.`,
  ];
}

const types = new Map([
  ['education', 'education'],
  ['partner_offer', 'offer'],
]);

function recommended({ added, removed }: Findings['recommendations'], width: number): string[] {
  const rows = added.map(({ type, title, rationale }) => [
    types.get(type) ?? type,
    harmless(title),
    harmless(rationale),
  ]);
  const table = textTable(['Type', 'Title', 'Why'], rows, { width, ruled: true });
  return [
    added.length === 0
      ? 'Recommendations: none to add.'
      : `Recommendations, waiting for an operator's decision:\n${table}`,
    ...(removed.length === 0 ? [] : [`Removed, no longer fitting: ${removed.join(', ')}`]),
  ];
}

function findings(found: Findings, width: number): string[] {
  const { counts, profile, criteria, recommendations, parquet } = found;
  const { personaId, personaName, signals30d, signals180d } = profile;
  const files = parquet.map(
    ({ bucket, key, sizeBytes }) => `  ${bucket}/${key} (${count(sizeBytes)} bytes)`,
  );
  const { transactions, accounts, liabilities, repeated, business } = counts;
  const file = { transactions, accounts, liabilities, repeated, business };
  return [
    textTable(
      ['Transactions', 'Accounts', 'Liabilities', 'Repeated rows', 'Of business accounts'],
      [Object.values(file).map(count)],
    ),
    `Signals of all that the member uploaded since they consented:\n${signalsTable(signals30d, signals180d, width)}`,
    `Persona: ${personaId} ${personaName}. The first persona whose criteria hold wins; those judged:\n${criteriaTable(criteria)}`,
    ...recommended(recommendations, width),
    ['Parquet, for analysis:', ...files].join('\n'),
  ];
}

/** What became of a file, for a person. @param width of the terminal */
export function reportOf(result: IngestResult, width: number): string {
  const { member, upload } = result;
  const title = `${harmless(upload.fileName)} of ${harmless(member.email)}: upload ${upload.id}`;
  const body =
    result.outcome === 'refused'
      ? refusal(result.validationErrors, width)
      : findings(result, width);
  return [title, ...body].join('\n\n');
}
