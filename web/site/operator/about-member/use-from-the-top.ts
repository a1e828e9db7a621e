import { useLayoutEffect } from 'react';

/** A page that was opened from far down a list begins at its top. */
export function useFromTheTop(id: string): void {
  useLayoutEffect(() => {
    if (id) window.scrollTo(0, 0);
  }, [id]);
}
