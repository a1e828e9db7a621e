import type { AuthenticatedFragment } from './generated/graphql.ts';

export interface Account {
  readonly id: string;
  /** Null for an account that signs in by phone. */
  readonly email: string | null;
  readonly role: AuthenticatedFragment['user']['role'];
}

export interface SessionState {
  readonly account: Account | null;
  /** Why nobody is signed in any more, when it was not the person's own doing. */
  readonly notice: string | null;
  /** Set while it is not known yet who is signed in. */
  readonly restoring?: true;
}

/** Nobody is signed in, for no special reason. */
export const signedOut: SessionState = { account: null, notice: null };
