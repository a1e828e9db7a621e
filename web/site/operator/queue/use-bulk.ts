import { useRef, useState } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { type Settled, sendInBatches } from './bulk.ts';
import type { Decision } from './decision.ts';
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
export function useBulk({ desk, api }: Workplace, onBusy: (busy: boolean) => void): Bulk {
  const [total, setTotal] = useState(0);
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const stopped = useRef(false);
  const run = async (decisions: readonly Decision[]) => {
    setTotal(decisions.length);
    onBusy(true);
    await sendInBatches(decisions, {
      send: (batch) => api.decideMany(batch),
      describe: (error) => describeError(error).message,
      isStopped: () => stopped.current,
      onBatch(batch) {
        desk.settleMany(batch);
        setSettled((before) => [...before, ...batch]);
      },
    });
    onBusy(false);
  };
  const stop = () => {
    stopped.current = true;
  };
  return { total, settled, isDone: total > 0 && settled.length === total, run, stop };
}
