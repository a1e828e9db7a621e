import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { readAnswer } from '../shared/gateway.ts';
import type { Session } from '../shared/session.ts';
import { withOwnName } from './operation-name.ts';
import { createSubscriber, isSubscription } from './subscriptions.ts';

/** GraphiQL's way to the gateway: on behalf of whoever is signed in above. */
export function createFetcher(endpoint: string, session: Session): Fetcher {
  const send = createGraphiQLFetcher({
    url: endpoint,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const response = await session.fetch(input, init);
      // Says what came instead of JSON; GraphiQL itself would only name the odd character.
      await readAnswer(response);
      return response;
    },
  });
  const subscribe = createSubscriber(endpoint, session);
  return (given, options) => {
    const params = withOwnName(given);
    return isSubscription(params) ? subscribe(params) : send(params, options);
  };
}
