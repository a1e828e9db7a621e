import { useEffect, useEffectEvent } from 'react';

const pauseMillis = 30_000;

/** Asks again from time to time while the page is looked at, and when one comes back to it. */
export function useBroughtUpToDate(ask: () => void): void {
  const askWhenSeen = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && navigator.onLine) ask();
  });
  useEffect(() => {
    const listener = () => askWhenSeen();
    const timer = setInterval(listener, pauseMillis);
    document.addEventListener('visibilitychange', listener);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', listener);
    };
  }, []);
}
