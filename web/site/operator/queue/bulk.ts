import type { Decision, Outcome } from './decision.ts';

/** As many decisions as the API takes at once. */
export const batchSize = 100;

/** A decision with what became of it. */
export type Settled = readonly [decision: Decision, outcome: Outcome];

interface Options {
  /** Sends up to 100; rejects when the whole batch could not be told. */
  readonly send: (batch: readonly Decision[]) => Promise<readonly Outcome[]>;
  /** Hears of each batch. */
  readonly onBatch: (settled: readonly Settled[]) => void;
  /** What became of a batch that `send` rejected; never rejects. */
  readonly afterError: (batch: readonly Decision[], error: unknown) => Promise<readonly Outcome[]>;
  readonly isStopped: () => boolean;
}

/**
 * Sends many decisions, a batch at a time, and says what became of each. After a batch that could not be
 * told at all, and after a stop, the rest is not sent.
 */
export async function sendInBatches(
  decisions: readonly Decision[],
  { send, onBatch, afterError, isStopped }: Options,
): Promise<void> {
  let problem: string | null = null;
  for (let start = 0; start < decisions.length; start += batchSize) {
    const batch = decisions.slice(start, start + batchSize);
    if (problem === null && isStopped()) problem = 'You stopped before it was sent.';
    if (problem !== null) {
      onBatch(failed(batch, problem));
      continue;
    }
    const outcomes = await send(batch).catch((error: unknown) => {
      problem = 'Not sent, because the one before failed.';
      return afterError(batch, error);
    });
    onBatch(batch.map((decision, place) => [decision, outcomes[place] ?? notMentioned]));
  }
}

const notMentioned: Outcome = { kind: 'unknown', message: 'The answer did not mention it.' };

function failed(batch: readonly Decision[], message: string): Settled[] {
  return batch.map((decision) => [decision, { kind: 'failed', message }]);
}
