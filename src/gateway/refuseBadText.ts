import type { MiddlewareFn } from 'type-graphql';
import { BadUserInputError, type FieldFault } from '../domain/errors.ts';
import type { Context } from '../resolvers/context.ts';

/** What keeps a text from being stored, or null: PostgreSQL has UTF-8 without NUL. */
function faultOf(text: string): string | null {
  if (text.includes('\0')) return 'must not contain a NUL character';
  return text.isWellFormed() ? null : 'must not contain half of a surrogate pair';
}

/** The faults of all strings in a value, by their paths. */
function textFaults(value: unknown, path: string): FieldFault[] {
  if (typeof value === 'string') {
    const message = faultOf(value);
    return message === null ? [] : [{ path, message }];
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textFaults(item, path === '' ? key : `${path}.${key}`),
  );
}

/** Refuses arguments that are no text for PostgreSQL before any resolver or validator sees them. */
export const refuseBadText: MiddlewareFn<Context> = async ({ args }, next) => {
  const faults = textFaults(args, '');
  if (faults.length === 0) return next();
  throw new BadUserInputError(faults);
};
