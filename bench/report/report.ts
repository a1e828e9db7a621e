import { homeRows, loadHeading, mixRows } from './homeRows.ts';
import { loginRows } from './loginRows.ts';
import { backlogRows, pipelineRows } from './pipelineRows.ts';
import { type BenchResult, faultsOf } from './result.ts';
import { layOut, type Row, whole } from './table.ts';
import { uploadRows } from './uploadRows.ts';

function headingOf({ setting, home }: BenchResult): string[] {
  const heading = [
    `SpendSense bench, ${setting.date}`,
    `${setting.cores} cores (${setting.processor}), Node ${setting.node}, NODE_ENV=${setting.nodeEnv}`,
    `PostgreSQL ${setting.postgres}, Redis ${setting.redis}`,
  ];
  if (home === null) return heading;
  const median = `median of ${setting.rounds} rounds of ${setting.seconds} s each`;
  return [...heading, `Home: ${median}, ${whole(home.answerBytes)} bytes an answer`];
}

function rowsOf({ setting, home, mix, ...result }: BenchResult): Row[] {
  const rows: Row[] = [];
  if (home !== null || mix !== null) rows.push(...loadHeading(setting.connections));
  if (home !== null) rows.push(...homeRows(home));
  if (mix !== null) rows.push(...mixRows(mix));
  if (result.logins !== null) rows.push(...loginRows(result.logins));
  if (result.uploads !== null) rows.push(...uploadRows(result.uploads));
  if (result.pipeline !== null) rows.push(...pipelineRows(result.pipeline));
  if (result.backlog !== null) rows.push(...backlogRows(result.backlog));
  return rows.at(-1) === 'line' ? rows.slice(0, -1) : rows;
}

/** The whole run as one table for a person. */
export function report(result: BenchResult): string {
  const faults = faultsOf(result).map((fault) => `FAILED  ${fault}`);
  const table = layOut(rowsOf(result));
  return `\n${[...headingOf(result), '', table, '', ...faults].join('\n')}\n`;
}
