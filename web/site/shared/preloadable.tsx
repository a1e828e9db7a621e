import { type ComponentType, createElement, lazy, useState } from 'react';
import { whenOnline } from './when-online.ts';

/** A part of the page that is loaded when it is first shown, or before. */
export type Preloadable<Props> = ComponentType<Props> & {
  /** Loads it, once; what fails is tried again when it is shown. */
  preload(): void;
};

/**
 * Like React's `lazy`, but what is there already is shown at once: React would show the fallback for a
 * moment, and then leave it standing for a third of a second, lest it flicker. Offline it waits.
 */
export function preloadable<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Preloadable<Props> {
  let ready: ComponentType<Props> | null = null;
  const loadIt = async () => {
    const part = await whenOnline(load);
    ready = part.default;
    return part;
  };
  const Later = lazy(loadIt);
  function Part(props: Props) {
    // Which of the two stays for as long as it is shown, or else its state would be lost.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? Later);
    return createElement(Shown, props);
  }
  const preload = () => {
    if (ready === null) loadIt().catch(() => undefined);
  };
  return Object.assign(Part, { preload });
}
