import { useEffect, useState } from 'react';

/** Seconds that are left until a moment, by the page's own clock; 0 after it. */
export function useCountdown(untilMillis: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= untilMillis) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [untilMillis]);
  return Math.max(0, Math.ceil((untilMillis - now) / 1000));
}
