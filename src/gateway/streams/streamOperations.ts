import {
  type ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import { getVariableValues, OperationTypeNode, type SubscriptionArgs } from 'graphql';
import { BadUserInputError } from '../../domain/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { labelOf } from '../plugins/observe.ts';
import { refusal } from '../refusal.ts';

/** A subscription that may be run, or the answer to a request that is none. */
export type Prepared =
  | { subscription: SubscriptionArgs; context: Context; label: string; answer: null }
  | { subscription: null; answer: HTTPGraphQLResponse };

const wrongPlace = (message: string) =>
  refusal(new BadUserInputError([{ path: 'query', message }]), 400);

/**
 * Has Apollo check subscriptions exactly as it checks queries (forgery, parsing, limits, access), short
 * of running them: it would run one as if it were a query.
 */
export class StreamOperations {
  /** The requests that came to the place of streams, with what Apollo made of them. */
  readonly #asked = new WeakMap<object, Prepared | null>();

  /** Refuses what came to the wrong place, and takes subscriptions out of Apollo's hands. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async ({ request: { http = {} } }) => {
      const isStream = this.#asked.has(http);
      return {
        didResolveOperation: async ({ operation }) => {
          if (!operation) return;
          const isSubscription = operation.operation === OperationTypeNode.SUBSCRIPTION;
          if (isSubscription && !isStream) {
            throw wrongPlace('is a subscription: send it to /graphql/stream');
          }
          if (isStream && !isSubscription)
            throw wrongPlace('is no subscription: send it to /graphql');
        },
        responseForOperation: async (request): Promise<GraphQLResponse | null> => {
          const prepared = isStream ? prepare(request) : null;
          // Apollo says what is wrong, and runs nothing.
          if (prepared === null) return null;
          this.#asked.set(http, prepared);
          const body = { kind: 'single', singleResult: { data: null } } as const;
          return { http: { headers: new HeaderMap() }, body };
        },
      };
    },
  };

  /** @param makeContext as for any request: it counts the caller's requests too */
  async prepare(
    apollo: ApolloServer<Context>,
    httpGraphQLRequest: HTTPGraphQLRequest,
    makeContext: () => Promise<Context>,
  ): Promise<Prepared> {
    this.#asked.set(httpGraphQLRequest, null);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: makeContext,
    });
    return this.#asked.get(httpGraphQLRequest) ?? { subscription: null, answer };
  }
}

/** The subscription; null when the document has no such operation, or its variables do not fit. */
function prepare(request: GraphQLRequestContext<Context>): Prepared | null {
  const { schema, document, operation, operationName, contextValue } = request;
  if (document === undefined || !operation) return null;
  const { variableDefinitions = [] } = operation;
  const variables = request.request.variables ?? {};
  if (getVariableValues(schema, variableDefinitions, variables).errors !== undefined) return null;
  const subscription: SubscriptionArgs = {
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
  };
  return { subscription, context: contextValue, label: labelOf(request), answer: null };
}
