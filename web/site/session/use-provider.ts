import { useCallback } from 'react';
import { execute } from '../../shared/gateway.ts';
import { askAs } from './ask-as.ts';
import { StartOAuthDocument, StartOAuthLinkDocument } from './generated/graphql.ts';
import { type KeptFlow, keepFlow } from './oauth-flows.ts';
import { usePage } from './page-context.ts';
import type { Provider } from './provider.ts';

const leavingMillis = 5_000;

/**
 * Leaves for a provider's page: `leave('GOOGLE', 'sign-in', '/app')`. The browser comes back at
 * `returnPath`. The promise lasts until the page is gone.
 *
 * @throws GatewayError what the gateway said
 */
export function useProvider() {
  const { config, session } = usePage();
  return useCallback(
    async (provider: Provider, purpose: KeptFlow['purpose'], heading: string): Promise<void> => {
      const { endpoint } = config;
      const { authorizationUrl, flowSecret } =
        purpose === 'link'
          ? (await askAs(session, endpoint, StartOAuthLinkDocument, { provider })).startOAuthLink
          : (await execute(endpoint, StartOAuthDocument, { provider })).startOAuth;
      const state = new URL(authorizationUrl).searchParams.get('state') ?? '';
      keepFlow(state, { provider, purpose, flowSecret, heading });
      location.assign(authorizationUrl);
      await gone();
    },
    [config, session],
  );
}

/** Until the page is gone, comes back out of the browser's memory, or does not leave after all. */
function gone(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('pageshow', () => resolve(), { once: true });
    setTimeout(resolve, leavingMillis);
  });
}
