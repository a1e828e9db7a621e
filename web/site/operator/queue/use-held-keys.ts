import { useLayoutEffect, useMemo } from 'react';
import { type Awaited, HeldKeys } from './held-keys.ts';
import { useWatched, type Workplace } from './use-review-desk.ts';

/**
 * Keeps the keys of a fast hand while what they are meant for is on its way: none acts on what happens to
 * be there instead, and one that cannot be told is not lost without a word.
 */
export function useHeldKeys({ desk, tell }: Workplace, isDialogAwaited: boolean): void {
  const { further, scene } = useWatched(desk);
  const keys = useMemo(
    () =>
      new HeldKeys(() => tell('Some keys were not used', 'What they were for was not there yet.')),
    [tell],
  );
  const awaited: Awaited | null = isDialogAwaited
    ? 'dialog'
    : further === 'awaited'
      ? 'rows'
      : null;
  // At once: the next key may be in line.
  useLayoutEffect(() => {
    keys.heed(scene);
    if (awaited) keys.hold(awaited);
    else void keys.release();
  }, [awaited, scene, keys]);
  useLayoutEffect(() => () => keys.end(), [keys]);
}
