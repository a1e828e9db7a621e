import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../../resolvers/context.ts';
import { refusal } from '../refusal.ts';
import { asksForSchema, isPublicDocument } from '../strangers.ts';
import { unauthenticated } from './accessGate.ts';

const isMisfit = ({ extensions }: GraphQLFormattedError) =>
  extensions?.code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED;

const introspectionRefusal: GraphQLFormattedError = {
  message: 'This gateway does not describe its schema.',
  extensions: { code: ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED },
};

/**
 * For a schema that is not public: a stranger learns no name of it by guessing. Whatever asks for more
 * than signing in has one answer, whether it fits the schema or not, and whatever else is wrong with it.
 */
export const hideSchema: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, contextValue: { caller } }) {
        // Operations that were sent along but not chosen count too: to run the chosen one would tell
        // that the others fit.
        if (caller.viewer === null && !isPublicDocument(schema, document)) {
          throw refusal(unauthenticated(caller), 401);
        }
      },
      async willSendResponse({ schema, document, response, contextValue: { caller } }) {
        if (caller.viewer !== null || document === undefined) return;
        if (response.body.kind !== 'single') return;
        const misfit = response.body.singleResult.errors?.some(isMisfit);
        if (!misfit && isPublicDocument(schema, document)) return;
        const { message, code } = unauthenticated(caller);
        const answer = asksForSchema(document)
          ? { error: introspectionRefusal, status: 400 }
          : { error: { message, extensions: { code } }, status: 401 };
        response.body.singleResult = { errors: [answer.error] };
        response.http.status = answer.status;
        response.http.headers.delete('allow'); // of a mutation by GET, which is one only if it fits
      },
    };
  },
};
