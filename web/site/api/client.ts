import { Client, fetchExchange, mapExchange, type Operation, subscriptionExchange } from 'urql';
import type { Session } from '../../shared/session.ts';
import { createCache } from './cache.ts';
import { connection } from './connection.ts';
import { createStreams } from './streams.ts';

/**
 * The way to the API for one account: the cache first, then the network on behalf of whoever is signed
 * in (the session renews its token by itself). What is on screen is asked for anew when the connection
 * was away and is back. Another account needs another client, because the cache is one account's.
 */
export function createApiClient(endpoint: string, session: Session): Client {
  const onScreen = new Map<number, Operation>();
  const client = new Client({
    url: endpoint,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: session.fetch,
    exchanges: [
      mapExchange({
        onOperation(operation) {
          if (operation.kind === 'query') onScreen.set(operation.key, operation);
          if (operation.kind === 'teardown') onScreen.delete(operation.key);
        },
      }),
      createCache(),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: createStreams(endpoint, session) }),
    ],
  });
  connection.onBack(() => {
    for (const operation of onScreen.values()) {
      const context = { ...operation.context, requestPolicy: 'network-only' } as const;
      client.reexecuteOperation(client.createRequestOperation('query', operation, context));
    }
  });
  return client;
}
