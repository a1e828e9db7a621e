import { createContext, use, useSyncExternalStore } from 'react';
import type { Account, Session, SessionState } from '../../shared/session.ts';
import type { PageConfig } from '../page-config.ts';

interface PageValue {
  readonly config: PageConfig;
  readonly session: Session;
}

/** What the gateway told this page, and the session. */
export const PageContext = createContext<PageValue | null>(null);

/** What the gateway told this page, and the session to sign in and out with. */
export function usePage(): PageValue {
  const value = use(PageContext);
  if (value === null) throw new Error('usePage stands outside of PageContext');
  return value;
}

/** Who is signed in, if anybody. */
export function useSession(): SessionState {
  const { session } = usePage();
  return useSyncExternalStore(session.subscribe, session.getState);
}

/** Who is signed in, on the pages that nobody else sees. */
export const AccountContext = createContext<Account | null>(null);

/** Who is signed in: for everything below the shell. */
export function useAccount(): Account {
  const account = use(AccountContext);
  if (account === null) throw new Error('useAccount stands outside of the signed-in pages');
  return account;
}
