import type { GraphQLError } from 'graphql';
import type { FieldFault } from '../domain/errors.ts';

const shape =
  /^Variable "\$(?<variable>\w+)" (?:got invalid value .*?(?: at "(?<path>[^"]+)")?; (?<fault>.*)|(?<absent>of .*))$/s;

/**
 * The fault of a variable that does not fit its type, out of graphql-js's message:
 * `Variable "$filter" got invalid value "X" at "filter.status"; Value "X" does not exist in …`
 *
 * @param mask says only which variable it is: the rest may quote names of the schema
 */
export function variableFaults(error: GraphQLError, mask: boolean): FieldFault[] {
  const { variable = '', path, fault, absent } = shape.exec(error.message)?.groups ?? {};
  if (mask || variable === '') return [{ path: variable, message: 'does not fit its type' }];
  return [{ path: path ?? variable, message: fault ?? absent ?? 'does not fit its type' }];
}
