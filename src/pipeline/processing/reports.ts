import type { ValidationReport } from '../../db/schema.ts';
import { ObjectGoneError } from '../../storage/objectStore.ts';
import { NoSettledTransactions } from '../signals/noSettledTransactions.ts';

const reportOf = (message: string): ValidationReport => ({
  errors: [{ row: null, field: null, message }],
  count: 1,
});

/** For an upload that failed however often it was tried. */
export const givenUp = reportOf(
  'The file could not be processed, though it was tried several times. Nothing was changed: upload it again.',
);

/** What to tell of an error that trying again cannot mend; null when it may. */
export function reportOfError(error: unknown): ValidationReport | null {
  if (error instanceof NoSettledTransactions) {
    return reportOf(
      'All transactions are pending. Export again when some have settled, and upload that file.',
    );
  }
  if (error instanceof ObjectGoneError) {
    return reportOf('The file was replaced or removed before it was read: upload it again.');
  }
  return null;
}
