import { useEffect, useEffectEvent } from 'react';

const pauseMillis = 60_000;

/** Asks from time to time while the page is looked at, and when one comes back to it. */
export function useAskedAtTimes(ask: () => void, isNeeded: boolean): void {
  const askWhenSeen = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && navigator.onLine) ask();
  });
  useEffect(() => {
    if (!isNeeded) return;
    const listener = () => askWhenSeen();
    const timer = setInterval(listener, pauseMillis);
    document.addEventListener('visibilitychange', listener);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', listener);
    };
  }, [isNeeded]);
}
