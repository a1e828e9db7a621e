import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, Kind } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { BadUserInputError } from '../../domain/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { refusal } from './accessGate.ts';

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/** How many fields are looked at, fragments unfolded: fragments within fragments multiply. */
const maxFields = 10_000;

type Resolved = Pick<GraphQLRequestContext<Context>, 'schema' | 'request'> &
  Required<Pick<GraphQLRequestContext<Context>, 'document'>>;

/** What an operation costs; Infinity when it has too many fields to tell. */
function costOf({ schema, document, request }: Resolved, operationName?: string): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: request.variables ?? {},
      estimators,
      maxQueryNodes: maxFields,
      ...(operationName !== undefined && { operationName }),
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const argument = /^Argument "(?<name>\w+)" of /.exec(error.message)?.groups?.name;
    if (argument !== undefined) {
      // A variable may be null though its argument, because it has a default, is not.
      throw refusal(new BadUserInputError([{ path: argument, message: 'must not be null' }]), 400);
    }
    // With a faulty variable nothing is executed; the execution says what is wrong with it.
    const isVariableFault = error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
    return isVariableFault ? 0 : Number.POSITIVE_INFINITY;
  }
}

/**
 * Refuses an operation that could yield too much, before any SQL: a field costs 1, a list as many
 * times its children as items are asked for.
 */
export const costLimit = (maxCost: number): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operation }) {
        // An operation that the document does not hold is told by the execution.
        if (operation === undefined) return;
        const cost = costOf({ schema, document, request }, operation.name?.value);
        if (cost <= maxCost) return;
        const message =
          cost === Number.POSITIVE_INFINITY
            ? `unfolds to more than ${maxFields} fields: use fewer fragments within fragments`
            : `costs ${cost}, at most ${maxCost} is allowed: ask for fewer items or fields`;
        throw refusal(new BadUserInputError([{ path: 'query', message }]), 400);
      },
    };
  },
});
