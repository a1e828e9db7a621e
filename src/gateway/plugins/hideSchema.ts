import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { Context } from '../../resolvers/context.ts';
import { unauthenticated } from './accessGate.ts';

/**
 * Production: to a stranger, a document that does not fit the schema is answered like one that asks
 * for a protected field, so that guessing tells nothing of either.
 */
export const hideSchema: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: { caller } }) {
        if (caller.viewer !== null || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const misfit = singleResult.errors?.some(
          ({ extensions }) => extensions?.code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
        );
        if (!misfit) return;
        const { message, code } = unauthenticated(caller);
        response.body.singleResult = { errors: [{ message, extensions: { code } }] };
        response.http.status = 401;
      },
    };
  },
};
