import { useCallback, useRef, useState } from 'react';
import { type DescribedError, describeError } from '../api/describe-error.ts';

export interface Action {
  readonly busy: boolean;
  /** What went wrong the last time, in human words. */
  readonly error: DescribedError | null;
  /** Runs the task, unless one is running already, and keeps its error; never rejects. */
  run(task: () => Promise<void>): Promise<void>;
}

/** One asynchronous thing at a time, with its progress and its error. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const running = useRef(false);
  const run = useCallback(async (task: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await task();
    } catch (cause) {
      setError(describeError(cause));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, run };
}
