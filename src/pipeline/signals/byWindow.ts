import type { Engine } from '../engine/engine.ts';
import { sqlFile } from '../engine/sqlFile.ts';

/** The windows that signals are computed for, in days. The one of 90 only finds merchants. */
export type WindowDays = 30 | 180;

/** A row of a statement that answers for every window. */
export interface WindowRow {
  days: number;
}

/** The rows of a statement file of src/pipeline/. */
export const rowsOf = async <Row extends object>(engine: Engine, file: string): Promise<Row[]> =>
  engine.rows<Row>(await sqlFile(file));

/** The one row of a window. @throws Error when the statement answered with none */
export function rowOf<Row extends WindowRow>(rows: readonly Row[], days: WindowDays): Row {
  const row = rows.find((candidate) => candidate.days === days);
  if (row === undefined) throw new Error(`no row for the window of ${days} days`);
  return row;
}
