import { useEffect, useRef, useState } from 'react';
import { type Settled, sendInBatches } from './bulk.ts';
import { type Decision, type Outcome, pastOf } from './decision.ts';
import type { Workplace } from './use-review-desk.ts';

/** A bulk of decisions on its way. */
export interface Bulk {
  /** 0 before it began. */
  readonly total: number;
  readonly settled: readonly Settled[];
  readonly isDone: boolean;
  run(decisions: readonly Decision[]): Promise<void>;
  /** Sends no further batch. */
  stop(): void;
}

/** Sends many decisions and keeps what became of each, here and in the list. */
export function useBulk({ desk, api, report }: Workplace, onBusy: (busy: boolean) => void): Bulk {
  const [total, setTotal] = useState(0);
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const stopped = useRef(false);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const run = async (decisions: readonly Decision[]) => {
    setTotal(decisions.length);
    desk.queue.await(decisions);
    const all: Settled[] = [];
    onBusy(true);
    await sendInBatches(decisions, {
      send: (batch) => api.decideMany(batch),
      afterError: api.afterErrorOfMany,
      isStopped: () => stopped.current,
      onBatch(batch) {
        desk.settleMany(batch);
        all.push(...batch);
        setSettled([...all]);
      },
    });
    onBusy(false);
    if (isLeft.current) report('Many at once', bulkWords(all));
  };
  const stop = () => {
    stopped.current = true;
  };
  return { total, settled, isDone: total > 0 && settled.length === total, run, stop };
}

/** What became of a bulk, in a sentence. */
export function bulkWords(settled: readonly Settled[]): string {
  const count = (...kinds: readonly Outcome['kind'][]) =>
    settled.filter(([, { kind }]) => kinds.includes(kind)).length;
  const [first] = settled;
  const past = pastOf[first?.[0].verdict ?? 'APPROVE'];
  const [done, not, unknown] = [count('done'), count('failed', 'conflict'), count('unknown')];
  return [
    `${past} ${done} of ${settled.length}.`,
    ...(not > 0 ? [`${not} were not.`] : []),
    ...(unknown > 0 ? [`Of ${unknown} it is not known.`] : []),
  ].join(' ');
}
