import { useLayoutEffect, useState } from 'react';
import { HeldKeys } from './held-keys.ts';

/**
 * Keeps the keys of a fast hand while what they are meant for is on its way: none is dropped, and none
 * acts on what happens to be there instead.
 *
 * @param state of what they are meant for: 'awaited' keeps them, 'there' tells them, 'failed' drops them
 */
export function useHeldKeys(state: 'awaited' | 'there' | 'failed'): void {
  const [keys] = useState(() => new HeldKeys());
  // At once: the next key may be in line.
  useLayoutEffect(() => {
    if (state === 'awaited') keys.hold();
    else if (state === 'failed') keys.drop();
    else void keys.release();
  }, [state, keys]);
  useLayoutEffect(() => () => keys.drop(), [keys]);
}
