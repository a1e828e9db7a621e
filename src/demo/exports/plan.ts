import type { FileType, PersonaId } from '../../db/schema.ts';

/** One export of a member: when it was made, and what the pipeline shall read out of it. */
export interface ExportPlan {
  /** The day on which the member downloaded the file, as `YYYY-MM-DD`. */
  endDay: string;
  personaId: PersonaId;
  format: FileType;
}

/** A file as a bank hands it out. */
export interface Export {
  fileName: string;
  fileType: FileType;
  bytes: Buffer;
}

/**
 * How many days must lie between two exports of a member, at least: what made the earlier persona
 * must have left the window of 30 days, and what makes the later one be seen three times.
 */
export const leastDaysBetween = 35;

/**
 * Personas that transactions alone can show. High Utilization needs cards, and Variable Income
 * Budgeter the balance of the checking account.
 */
const shownByCsv: readonly PersonaId[] = [3, 4, 5];

/**
 * The formats in which an export can show a persona, given the member's earlier exports. Uploads are
 * combined: after a JSON export its balances stand until the next one, so that CSV would be judged
 * by old balances. Without a list of accounts a withdrawal from savings looks like a deposit, so that
 * CSV cannot show how saving ended.
 */
export function formatsFor(
  personaId: PersonaId,
  earlier: readonly Pick<ExportPlan, 'personaId' | 'format'>[] = [],
): FileType[] {
  const csv =
    shownByCsv.includes(personaId) &&
    earlier.every(({ format }) => format === 'csv') &&
    !(personaId === 5 && earlier.some((plan) => plan.personaId === 4));
  return csv ? ['json', 'csv'] : ['json'];
}
