/**
 * A migration cannot be applied or undone. The message is one sentence that says why and what to do;
 * the step that failed left the database as it was.
 */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
