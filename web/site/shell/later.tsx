import { type ReactNode, useEffect, useState } from 'react';

const pauseMillis = 1_500;

/** Shows its children a moment later: for what the first view does without. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), pauseMillis);
    return () => clearTimeout(timer);
  }, []);
  return isTime ? children : null;
}
