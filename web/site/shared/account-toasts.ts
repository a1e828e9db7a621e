import type { Session } from '../../shared/session.ts';

interface Words {
  readonly title: string;
  readonly message: string;
}

/** Of so many each is told; more would cover the page. */
const mostInFull = 3;

/** What was to be said to accounts whose session had ended, by account. */
const kept = new Map<string, Words[]>();

/**
 * Says something to one account, on whatever page it is: at once while it is signed in, else when it signs
 * in here again. Nobody else reads it.
 */
export function tellAccount(session: Session, accountId: string, words: Words): void {
  if (session.getState().account?.id !== accountId) {
    kept.set(accountId, [...(kept.get(accountId) ?? []), words]);
    return;
  }
  // Toasts come with the dialogs, after the first view.
  void import('./toasts.tsx').then(({ toastInfo }) => toastInfo(words.title, words.message));
}

/** Says what an account has missed since its session ended; it stays until it is closed. */
export function tellMissed(accountId: string): void {
  const missed = kept.get(accountId) ?? [];
  kept.delete(accountId);
  if (missed.length === 0) return;
  const title = 'Your session ended before this was answered';
  const sentences = missed.slice(0, mostInFull).map((it) => `${it.title}: ${it.message}`);
  const others = missed.length - sentences.length;
  if (others > 0) sentences.push(`And ${others} more like these.`);
  void import('./toasts.tsx').then(({ toastLasting }) => toastLasting(title, sentences.join(' ')));
}
