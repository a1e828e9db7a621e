import type { Session } from '../../shared/session.ts';

interface Words {
  readonly title: string;
  readonly message: string;
}

/** So many are told in full; more would cover the page. */
const mostInFull = 3;

/** What is still to be said, by account; as long as this page is open. */
const kept = new Map<string, readonly Words[]>();

/**
 * Says something to one account: at once while it is signed in here, else when it is again. No other
 * account reads it.
 */
export async function tellAccount(
  session: Session,
  accountId: string,
  words: Words,
): Promise<void> {
  const toasts = await toastsFor(session, accountId);
  if (toasts) toasts.toastInfo(words.title, words.message);
  else kept.set(accountId, [...(kept.get(accountId) ?? []), words]);
}

/** Says what an account has missed since its session ended; it stays until it is closed. */
export async function tellMissed(session: Session, accountId: string): Promise<void> {
  if (!kept.has(accountId)) return;
  const toasts = await toastsFor(session, accountId);
  const missed = kept.get(accountId);
  if (!toasts || !missed) return;
  kept.delete(accountId);
  const sentences = missed.slice(0, mostInFull).map(({ title, message }) => `${title}: ${message}`);
  const others = missed.length - sentences.length;
  if (others > 0) sentences.push(`And ${others} more.`);
  toasts.toastLasting('Your session ended before this was answered', sentences.join(' '));
}

/**
 * The means to tell an account something; null when it is not signed in, or they cannot be loaded.
 * Toasts come with the dialogs, after the first view, and meanwhile somebody else may have signed in.
 */
async function toastsFor(session: Session, accountId: string) {
  const isSignedIn = () => session.getState().account?.id === accountId;
  if (!isSignedIn()) return null;
  const toasts = await import('./toasts.tsx').catch(() => null);
  return isSignedIn() ? toasts : null;
}
