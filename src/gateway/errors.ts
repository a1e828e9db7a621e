import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isOutage } from '../db/outage.ts';
import { BadUserInputError, DomainError } from '../domain/errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import { currentScope } from '../telemetry/scope.ts';
import { isVariableFault, variableFaults } from './variableFaults.ts';

/** Makes what a client is told of an error. */
export type FormatError = ReturnType<typeof createFormatError>;

/** Codes of errors about the request itself: their messages quote the request and the schema only. */
export const requestCodes: readonly string[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
];

/** What a client is told of a failure of ours; the rest is in the log. */
export const failureMessage =
  'Something went wrong on our side. The error id helps us to find out what.';

const where = ({ path, locations }: GraphQLFormattedError) => ({
  ...(path && { path }),
  ...(locations && { locations }),
});

/**
 * Makes what a client is told of an error: a registered code with its details, an error of the
 * request itself, or for everything else a generic message with an id whose story is in the log.
 *
 * @param options.maskSchema production: no message names a type or a field of the schema
 */
export function createFormatError(options: { logger: Logger; maskSchema: boolean }) {
  const { logger, maskSchema } = options;
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const code = formatted.extensions?.code;
    if (original instanceof DomainError) return fromDomain(formatted, original);
    if (isVariableFault(error)) {
      return fromDomain(formatted, new BadUserInputError(variableFaults(error, maskSchema)));
    }
    if (typeof code === 'string' && requestCodes.includes(code)) {
      const masked = maskSchema && code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED;
      const message = masked ? 'The document does not fit the schema.' : formatted.message;
      return { message, ...(masked ? {} : where(formatted)), extensions: { code } };
    }
    return unexpected(formatted, original, logger);
  };
}

function fromDomain(formatted: GraphQLFormattedError, error: DomainError): GraphQLFormattedError {
  const { message, code, details } = error;
  return { message, ...where(formatted), extensions: { code, ...details } };
}

function unexpected(
  formatted: GraphQLFormattedError,
  original: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const errorId = currentScope()?.requestId ?? crypto.randomUUID();
  const outage = isOutage(original);
  logger.error({ err: original, errorId, path: formatted.path }, 'a request failed');
  return {
    message: outage
      ? 'The service is overloaded or a part of it is away: try again in a moment.'
      : failureMessage,
    ...where(formatted),
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, errorId },
  };
}
