import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { FieldFault } from '../domain/errors.ts';

const shape =
  /^Variable "\$(?<variable>\w+)" (?:got invalid value .*?(?: at "(?<path>[^"]+)")?; (?<fault>.*?)|(?<absent>of .*?))\.?$/s;

/** graphql-js tells of the first 50 faults, then of their number; to that one Apollo gives no code. */
const tooMany = 'Too many errors processing variables';

/** Whether an error says that the variables do not fit their types. */
export const isVariableFault = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError &&
  (error.extensions.code === ApolloServerErrorCode.BAD_USER_INPUT ||
    error.message.startsWith(tooMany));

/**
 * The fault of a variable that does not fit its type, out of graphql-js's message:
 * `Variable "$filter" got invalid value "X" at "filter.status"; Value "X" does not exist in …`
 *
 * @param mask says only which variable it is: the rest may quote names of the schema
 */
export function variableFaults(error: GraphQLError, mask: boolean): FieldFault[] {
  if (error.message.startsWith(tooMany)) {
    return [{ path: 'variables', message: 'have more faults than are listed' }];
  }
  const { variable = '', path, fault, absent } = shape.exec(error.message)?.groups ?? {};
  if (mask || variable === '') return [{ path: variable, message: 'does not fit its type' }];
  return [{ path: path ?? variable, message: fault ?? absent ?? 'does not fit its type' }];
}
