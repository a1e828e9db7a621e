import type { FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { createClient, NetworkError } from 'graphql-sse';
import type { Session } from '../shared/session.ts';

/** Whether what is sent is a subscription, which has a place of its own. */
export function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    const operation = getOperationAST(parse(query), operationName);
    return operation?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false; // The gateway says what is wrong with it.
  }
}

/** Runs subscriptions as event streams, on behalf of whoever is signed in. */
export function createSubscriber(endpoint: string, session: Session) {
  const client = createClient({
    url: `${endpoint}/stream`,
    fetchFn: session.fetch,
    retryAttempts: 0,
  });
  return async function* subscribe({ query, operationName, variables }: FetcherParams) {
    try {
      yield* client.iterate({
        query,
        ...(typeof operationName === 'string' && { operationName }),
        ...(variables && { variables: Object(variables) }),
      });
    } catch (error) {
      const response: unknown = error instanceof NetworkError ? error.response : null;
      if (!(response instanceof Response)) throw error;
      // Refused before there was a stream: the answer says why, as any other.
      yield await response.json();
    }
  };
}
