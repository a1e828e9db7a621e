import { GraphQLError } from 'graphql';
import type { DomainError } from '../domain/errors.ts';

/** Ends a request before anything runs. @param status of HTTP */
export const refusal = (originalError: DomainError, status: number) =>
  new GraphQLError(originalError.message, {
    originalError,
    extensions: { code: originalError.code, http: { status } },
  });
