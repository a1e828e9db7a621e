import type { ApolloServerPlugin } from '@apollo/server';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { BadUserInputError } from '../../domain/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { refusal } from './accessGate.ts';

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/**
 * Refuses an operation that could yield too much, before any SQL: a field costs 1, a list as many
 * times its children as items are asked for.
 */
export const costLimit = (maxCost: number): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operationName }) {
        const cost = getComplexity({
          schema,
          query: document,
          variables: request.variables ?? {},
          estimators,
          ...(operationName !== null && { operationName }),
        });
        if (cost <= maxCost) return;
        const message = `costs ${cost}, at most ${maxCost} is allowed: ask for fewer items or fields`;
        throw refusal(new BadUserInputError([{ path: 'query', message }]), 400);
      },
    };
  },
});
