/**
 * What all tabs of a browser have in common: one refresh cookie, and therefore one sign-in.
 *
 * A session without one is a page's own: its tokens live in memory and a reload forgets them.
 */
export interface SignInStore {
  /** Runs one task at a time among all tabs: a refresh token must not be exchanged twice. */
  exclusively<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Whether somebody has signed in here and not out again: only then it is worth asking. */
  wasSignedIn(): boolean;
  /** Remembers it for this browser, and tells the other tabs that the sign-in has changed. */
  tell(signedIn: boolean): void;
  /** Forgets that somebody was signed in; other tabs find out by themselves. */
  forget(): void;
  /** Hears what other tabs tell. */
  onTold(listener: (signedIn: boolean) => void): void;
}
