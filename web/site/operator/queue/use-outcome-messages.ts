import { useEffect } from 'react';
import type { Decision, Outcome } from './decision.ts';
import { decidedBy } from './decision.ts';
import type { ReviewDesk } from './review-desk.ts';

/** Says, wherever one looks, that a decision did not become what was asked for. */
export function useOutcomeMessages(desk: ReviewDesk): void {
  useEffect(
    () =>
      desk.queue.onSettled((decision, outcome) => {
        if (outcome.kind === 'done') return;
        const { title, message } = describe(desk, decision, outcome);
        desk.announce(`${title}: ${message}`);
        // Toasts come with the dialogs, after the first view.
        void import('../../shared/toasts.tsx').then(({ toastInfo }) => toastInfo(title, message));
      }),
    [desk],
  );
}

function describe(
  desk: ReviewDesk,
  { id, verdict }: Decision,
  outcome: Exclude<Outcome, { kind: 'done' }>,
): { title: string; message: string } {
  const row = desk.rows.find((one) => one.id === id);
  const name = `“${row?.title ?? 'The recommendation'}”`;
  if (outcome.kind === 'failed') {
    const title = verdict === 'APPROVE' ? 'Not approved' : 'Not rejected';
    return { title, message: `${name} still waits. ${outcome.message}` };
  }
  const by = outcome.row && decidedBy(outcome.row);
  const done = outcome.row?.status === 'REJECTED' ? 'rejected' : 'approved';
  return {
    title: 'Someone was first',
    message: by ? `${by} ${done} ${name} before you.` : `${name}: ${outcome.message}`,
  };
}
