import type { ApolloServerPlugin } from '@apollo/server';
import type { Caller } from '../../domain/authenticate.ts';
import { unauthenticated as unauthenticatedBy } from '../../domain/callerProblems.ts';
import { BadUserInputError } from '../../domain/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { refusal } from '../refusal.ts';
import { rootFieldsOf } from '../rootFields.ts';

/** Why nobody is known to be calling. */
export const unauthenticated = ({ problem }: Caller) => unauthenticatedBy(problem);

/**
 * Refuses whole operations before any resolver runs:
 * - 401 for a protected root field without a valid token
 * - 400 for two authentication fields in one request, which would be two guesses for the price of one
 */
export const accessGate: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, contextValue: { caller } }) {
        if (operation === undefined) return;
        const fields = rootFieldsOf(schema, document, operation);
        const isProtected = fields.some(({ access }) => access !== null && access !== 'public');
        if (isProtected && caller.viewer === null) throw refusal(unauthenticated(caller), 401);
        const guesses = fields.filter(({ access }) => access === 'public');
        if (guesses.length > 1) {
          const message = 'may sign in only once: send one such field at a time';
          throw refusal(new BadUserInputError([{ path: 'query', message }]), 400);
        }
      },
    };
  },
};
