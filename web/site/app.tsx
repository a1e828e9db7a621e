import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Session } from '../shared/session.ts';
import type { PageConfig } from './page-config.ts';
import { PageContext, useSession } from './session/page-context.ts';
import { returnPath } from './session/provider.ts';
import { Starting } from './session/starting.tsx';
import { ErrorBoundary } from './shared/error-boundary.tsx';
import { preloadable } from './shared/preloadable.tsx';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';

const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'));
const ReturnPage = lazy(() => import('./sign-in/return-page.tsx'));
const loadSignedInPages = () => import('./shell/signed-in-pages.tsx');
const SignedInPages = preloadable(loadSignedInPages);

interface Props {
  readonly config: PageConfig;
  readonly session: Session;
}

/** The whole page: its look, who is signed in, and what they see. */
export function App({ config, session }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <PageContext value={{ config, session }}>
        <ErrorBoundary>
          <Suspense fallback={<Starting notice={null} />}>
            <Gate />
          </Suspense>
        </ErrorBoundary>
      </PageContext>
    </MantineProvider>
  );
}

/**
 * Signing in happens at whatever address was asked for, so that it is shown right after. Another account
 * starts from nothing: neither the cache nor anything typed is kept.
 */
function Gate() {
  const { account, notice, restoring } = useSession();
  const [path] = useLocation();
  usePagesSoon(restoring === true, path);
  if (restoring) return <Starting notice={notice} />;
  if (path === returnPath) return <ReturnPage />;
  if (account === null) return <SignInPage notice={notice} />;
  return <SignedInPages key={account.id} account={account} />;
}

/** Who is let in again will see the page of the address: it is loaded while the gateway is asked. */
function usePagesSoon(restoring: boolean, path: string): void {
  useEffect(() => {
    if (!restoring) return;
    SignedInPages.preload();
    loadSignedInPages()
      .then(({ preloadPage }) => preloadPage(path))
      .catch(() => undefined);
  }, [restoring, path]);
}
