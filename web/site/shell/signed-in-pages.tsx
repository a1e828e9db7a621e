import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { type Client, Provider } from 'urql';
import type { Account } from '../../shared/session.ts';
import { createApiClient } from '../api/client.ts';
import { AccountContext, usePage } from '../session/page-context.ts';
import { tellMissed } from '../shared/account-toasts.ts';
import { dialogsAreGone } from '../shared/dialogs-ready.ts';
import { whenOnline } from '../shared/when-online.ts';
import { Later } from './later.tsx';
import { PageRoutes } from './page-routes.tsx';
import { Shell } from './shell.tsx';

const Dialogs = lazy(() => whenOnline(() => import('./dialogs.tsx')));

export { preloadPage } from './page-routes.tsx';

/** Everything for whoever is signed in; loaded only then. */
export default function SignedInPages({ account }: { readonly account: Account }) {
  const client = useApiClient(account.id);
  useOwnToasts(account);
  return (
    <AccountContext value={account}>
      <Provider value={client}>
        <Shell>
          <PageRoutes />
        </Shell>
        <Later>
          <Suspense>
            <Dialogs />
          </Suspense>
        </Later>
      </Provider>
    </AccountContext>
  );
}

/** The client of the account; what it has begun ends when the account leaves. */
function useApiClient(accountId: string): Client {
  const { config, session } = usePage();
  const { client, enter } = useMemo(
    () => createApiClient(config.endpoint, session, accountId),
    [config, session, accountId],
  );
  useEffect(enter, [enter]);
  return client;
}

let lastId: string | null = null;

/** What was told to another account is not told to this one, but that its place was taken. */
function useOwnToasts({ id }: Account): void {
  const { session } = usePage();
  useEffect(() => {
    // Something that ended after the account had left may have been told since.
    if (lastId !== null && lastId !== id) notifications.clean();
    lastId = id;
    const { notice } = session.getState();
    if (notice !== null) notifications.show({ ...placeTaken, message: notice });
    void tellMissed(session, id);
    return () => {
      notifications.clean();
      dialogsAreGone();
    };
  }, [session, id]);
}

const placeTaken = {
  title: 'Another account is signed in',
  color: 'yellow',
  autoClose: false,
  closeButtonProps: { 'aria-label': 'Close' },
} as const;
