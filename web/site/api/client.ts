import { Client, fetchExchange, mapExchange, type Operation, subscriptionExchange } from 'urql';
import type { Session } from '../../shared/session.ts';
import { createCache } from './cache.ts';
import { connection } from './connection.ts';
import { leave } from './leaving.ts';
import { createStreams } from './streams.ts';

/** The way to the API for one account. */
export interface ApiClient {
  readonly client: Client;
  /**
   * Asks for what is on screen anew whenever the connection was away and is back, until the account
   * leaves: what it returns then also ends what goes on behind the pages (`whenLeft`).
   */
  enter(): () => void;
}

/**
 * The way to the API for one account: the cache first, then the network on behalf of that account and no
 * other (the session renews its token by itself). Another account needs another client, because the cache
 * is one account's.
 */
export function createApiClient(endpoint: string, session: Session, accountId: string): ApiClient {
  const onScreen = new Map<number, Operation>();
  const client = new Client({
    url: endpoint,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: session.fetchAs(accountId),
    exchanges: [
      mapExchange({
        onOperation(operation) {
          if (operation.kind === 'query') onScreen.set(operation.key, operation);
          if (operation.kind === 'teardown') onScreen.delete(operation.key);
        },
      }),
      createCache(),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: createStreams(endpoint, session, accountId) }),
    ],
  });
  const askAnew = () => {
    for (const operation of onScreen.values()) {
      const context = { ...operation.context, requestPolicy: 'network-only' } as const;
      client.reexecuteOperation(client.createRequestOperation('query', operation, context));
    }
  };
  const enter = () => {
    const stop = connection.onBack(askAnew);
    return () => {
      stop();
      leave(client);
    };
  };
  return { client, enter };
}
