import { type ComponentType, useEffect, useState } from 'react';
import type { DialogsProps } from './queue-dialogs.tsx';

type Dialogs = ComponentType<DialogsProps>;

/** A moment after the first rows: what the first view does without. */
const pauseMillis = 700;

let known: Dialogs | null = null;

async function load(): Promise<Dialogs> {
  known ??= (await import('./queue-dialogs.tsx')).default;
  return known;
}

/**
 * The dialogs over the list, loaded soon after its first rows, or when one is wanted; null until then. Not
 * by `lazy`: React shows what it had to wait for only after a pause, and keys do not wait.
 */
export function useDialogs(hasRows: boolean, isWanted: boolean): Dialogs | null {
  const [dialogs, setDialogs] = useState<Dialogs | null>(() => known);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const isDue = dialogs === null && (hasRows || isWanted);
  useEffect(() => {
    if (!isDue) return;
    const begin = () =>
      load().then(
        (loaded) => setDialogs(() => loaded),
        (error: unknown) => setFailure(isWanted ? { error } : null),
      );
    const timer = setTimeout(() => void begin(), isWanted ? 0 : pauseMillis);
    return () => clearTimeout(timer);
  }, [isDue, isWanted]);
  // For the boundary around the page, which offers to try again.
  if (failure) throw failure.error;
  return dialogs;
}
