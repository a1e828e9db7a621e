import type { QueueRowFragment, ReviewDecision } from './generated/graphql.ts';

/** A row of the queue as the gateway told it. */
export type Row = QueueRowFragment;

/** What an operator decided on one row. */
export interface Decision {
  readonly id: string;
  /** Of the row: what is said of the decision needs no list. */
  readonly title: string;
  readonly verdict: ReviewDecision;
  /** Only with a rejection. */
  readonly reason: string | null;
}

/** The server's word on a decision; it is final. */
export type Outcome =
  | { readonly kind: 'done'; readonly row: Row | null }
  /** Someone else was first: what they decided, where it could be read. */
  | { readonly kind: 'conflict'; readonly row: Row | null; readonly message: string }
  /** Nothing was decided: the row waits as before. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The answer was lost, and how the row stands could not be asked: it may be decided. */
  | { readonly kind: 'unknown'; readonly message: string };

/** A decision on its way, and what became of it. */
export type Progress =
  | { readonly kind: 'waiting'; readonly decision: Decision }
  | { readonly kind: 'sending'; readonly decision: Decision }
  | (Outcome & { readonly decision: Decision });

/** Decisions by the row they are on. */
export type Decisions = ReadonlyMap<string, Progress>;

/** Whether a decision leaves its row to be decided again; the gateway refuses what was decided. */
export function leavesOpen(progress: Progress | undefined): boolean {
  return !progress || progress.kind === 'failed' || progress.kind === 'unknown';
}

/** Whether a decision is on its way. */
export function isUnsettled({ kind }: Progress): boolean {
  return kind === 'waiting' || kind === 'sending';
}

/** Whether a row can be decided as things stand: nobody has, as far as this page knows. */
export function isOpen(row: Row, progress: Progress | undefined): boolean {
  return row.status === 'PENDING' && leavesOpen(progress);
}

/** A row as it is shown: as decided from the first moment, and as the server says once it answered. */
export function shownRow(row: Row, progress: Progress | undefined): Row {
  if (!progress || leavesOpen(progress)) return row;
  if (progress.kind === 'done' || progress.kind === 'conflict') {
    if (progress.row) return progress.row;
    if (progress.kind === 'conflict') return row;
  }
  const { verdict, reason } = progress.decision;
  if (verdict === 'APPROVE') return { ...row, status: 'APPROVED' };
  return { ...row, status: 'REJECTED', rejectionReason: reason };
}

/** Who decided a row, in words: null while it waits. */
export function decidedBy({ status, approvedBy, rejectedBy }: Row): string | null {
  if (status === 'PENDING') return null;
  return (status === 'APPROVED' ? approvedBy : rejectedBy)?.email ?? null;
}

/** When a row was decided: null while it waits. */
export function decidedAt({ approvedAt, rejectedAt }: Row): string | null {
  return approvedAt ?? rejectedAt;
}

/** The verdict as it is said of what happened. */
export const pastOf = { APPROVE: 'Approved', REJECT: 'Rejected' } as const;
