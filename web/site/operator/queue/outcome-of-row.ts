import type { Decision, Outcome, Row } from './decision.ts';

interface Sent {
  readonly verdict: Decision['verdict'];
  /** Why there was no answer. */
  readonly message: string;
  /** Who decided. */
  readonly accountId: string;
}

/** What became of a decision whose answer was lost, by the row as it is now; null when it was not to be had. */
export function outcomeOf(row: Row | null, { verdict, message, accountId }: Sent): Outcome {
  if (!row) return { kind: 'unknown', message };
  if (row.status === 'PENDING') return { kind: 'failed', message };
  const by = row.status === 'APPROVED' ? row.approvedBy : row.rejectedBy;
  const isSame = row.status === (verdict === 'APPROVE' ? 'APPROVED' : 'REJECTED');
  if (isSame && by?.id === accountId) return { kind: 'done', row };
  return { kind: 'conflict', row, message };
}
