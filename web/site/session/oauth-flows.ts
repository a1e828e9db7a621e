import type { Provider } from './provider.ts';

/** A sign-in at a provider that has begun in this tab: what is kept until the browser returns. */
export interface KeptFlow {
  readonly provider: Provider;
  /** Whether to sign in by the identity, or to make it a way to sign in to the own account. */
  readonly purpose: 'sign-in' | 'link';
  readonly flowSecret: string;
  /** The address where the person was heading. */
  readonly heading: string;
}

const prefix = 'spendsense-oauth-';
const mostKept = 5;

/**
 * Keeps a flow by its `state`, in this tab alone: an answer that comes back into any other one was
 * not asked for there.
 *
 * @throws Error when this browser keeps nothing
 */
export function keepFlow(state: string, flow: KeptFlow, storage: Storage = sessionStorage): void {
  const kept = Object.keys(storage).filter((key) => key.startsWith(prefix));
  // Those of whoever turned back before the provider's page are never fetched.
  if (kept.length >= mostKept) for (const key of kept) storage.removeItem(key);
  storage.setItem(`${prefix}${state}`, JSON.stringify(flow));
}

/** The flow of a `state`, which is forgotten by that: it ends once. */
export function takeFlow(state: string, storage: Storage = sessionStorage): KeptFlow | null {
  const key = `${prefix}${state}`;
  const text = storage.getItem(key);
  storage.removeItem(key);
  return text === null ? null : (JSON.parse(text) as KeptFlow);
}
