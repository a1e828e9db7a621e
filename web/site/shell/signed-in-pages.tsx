import { lazy, Suspense, useMemo } from 'react';
import { Provider } from 'urql';
import type { Account } from '../../shared/session.ts';
import { createApiClient } from '../api/client.ts';
import { AccountContext, usePage } from '../session/page-context.ts';
import { whenOnline } from '../shared/when-online.ts';
import { Later } from './later.tsx';
import { PageRoutes } from './page-routes.tsx';
import { Shell } from './shell.tsx';

const Dialogs = lazy(() => whenOnline(() => import('./dialogs.tsx')));

export { preloadPage } from './page-routes.tsx';

/** Everything for whoever is signed in; loaded only then. */
export default function SignedInPages({ account }: { readonly account: Account }) {
  const { config, session } = usePage();
  const client = useMemo(() => createApiClient(config.endpoint, session), [config, session]);
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
