import type { AuthenticatedFragment } from './generated/graphql.ts';

export interface Account {
  readonly id: string;
  /** Null for an account that signs in by phone. */
  readonly email: string | null;
  readonly role: AuthenticatedFragment['user']['role'];
}

export interface SessionState {
  readonly account: Account | null;
  /** Why nobody is signed in any more, or somebody else is, when it was not done on this page. */
  readonly notice: string | null;
  /** Set while it is not known yet who is signed in. */
  readonly restoring?: true;
}

/** Nobody is signed in, for no special reason. */
export const signedOut: SessionState = { account: null, notice: null };

/** What is said of a session that changed by itself. */
export const notices = {
  ended: 'Your session has ended. Please sign in again.',
  signedOutElsewhere: 'You signed out in another tab.',
  notTold:
    'You are signed out on this page, but SpendSense could not be told yet. Keep this page open: it is told as soon as it can be reached.',
  told: 'You are signed out, and SpendSense has been told.',
  other: ({ email }: Pick<Account, 'email'>) =>
    `Another tab signed in as ${email ?? 'somebody else'}, so this page now shows that account. Nothing begun here before is done in its name.`,
} as const;
