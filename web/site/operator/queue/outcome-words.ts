import type { Decision, Outcome } from './decision.ts';
import { decidedBy, pastOf } from './decision.ts';

/** What is said of a decision that did not become what was asked for; null when there is nothing to say. */
export function outcomeWords(
  { title: name, verdict }: Decision,
  outcome: Outcome,
): { readonly title: string; readonly message: string } | null {
  if (outcome.kind === 'done') return null;
  const past = pastOf[verdict].toLowerCase();
  if (outcome.kind === 'failed') {
    return { title: `Not ${past}`, message: `“${name}” still waits. ${outcome.message}` };
  }
  if (outcome.kind === 'unknown') {
    return {
      title: `Perhaps not ${past}`,
      message: `“${name}”: ${unknownWords} ${outcome.message}`,
    };
  }
  const by = outcome.row && decidedBy(outcome.row);
  const done = outcome.row?.status === 'REJECTED' ? 'rejected' : 'approved';
  return {
    title: 'Someone was first',
    message: by ? `${by} ${done} “${name}” before you.` : `“${name}”: ${outcome.message}`,
  };
}

/** Said where the answer was lost. */
export const unknownWords = 'Whether it was decided is not known.';
