import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { BadUserInputError } from '../../domain/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { refusal } from '../refusal.ts';
import { rememberCosts } from './rememberedCost.ts';

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/** How many fields are looked at, fragments unfolded: fragments within fragments multiply. */
const maxFields = 10_000;

/** What an operation costs; Infinity when it has too many fields to tell. */
function countCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
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
export function costLimit(schema: GraphQLSchema, maxCost: number): ApolloServerPlugin<Context> {
  const costOf = rememberCosts((...operation) => countCost(schema, ...operation));
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ document, request, operation }) {
        // An operation that the document does not hold is told by the execution.
        if (operation === undefined) return;
        const cost = costOf(document, request.variables ?? {}, operation.name?.value);
        if (cost <= maxCost) return;
        const message =
          cost === Number.POSITIVE_INFINITY
            ? `unfolds to more than ${maxFields} fields: use fewer fragments within fragments`
            : `costs ${cost}, at most ${maxCost} is allowed: ask for fewer items or fields`;
        throw refusal(new BadUserInputError([{ path: 'query', message }]), 400);
      },
    }),
  };
}
