import { harmless, textTable } from '../textTable.ts';
import type { Tally } from './tally.ts';

const count = (value: number) => value.toLocaleString('en-US');

function failures({ failed, failures: listed }: Tally, width: number): string[] {
  if (failed === 0) return [];
  const rows = listed.map(({ userId, reason }) => [userId, harmless(reason)]);
  const rest = failed - listed.length;
  return [
    textTable(['Failed member', 'Why'], rows, { width }),
    ...(rest === 0 ? [] : [`${count(rest)} more failed.`]),
    'They are as they were: run it again when the cause is mended.',
  ];
}

/** What became of the members, for a person. @param width of the terminal */
export function summaryOf(tally: Tally, width: number): string {
  const { assessed, skipped, failed, recommendationsAdded, recommendationsRemoved } = tally;
  const changes = tally.changes.map(({ from, to, count: members }) => [from, to, count(members)]);
  const changed = tally.changes.reduce((sum, change) => sum + change.count, 0);
  const numbers = [
    ['Assessed', assessed],
    ['Persona changed', changed],
    ['Recommendations added', recommendationsAdded],
    ['Recommendations removed', recommendationsRemoved],
    ['Skipped: nothing to assess', skipped],
    ['Failed', failed],
  ] as const;
  return [
    textTable(
      ['Members', ''],
      numbers.map(([name, value]) => [name, count(value)]),
    ),
    ...(changes.length === 0 ? [] : [textTable(['Persona before', 'now', 'Members'], changes)]),
    ...failures(tally, width),
  ].join('\n\n');
}
