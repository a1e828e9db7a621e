import type { MiddlewareFn } from 'type-graphql';
import { BadUserInputError } from '../domain/errors.ts';
import type { Context } from '../resolvers/context.ts';

/** The paths of all strings that hold a NUL, which PostgreSQL's text cannot. */
function pathsWithNul(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    pathsWithNul(item, path === '' ? key : `${path}.${key}`),
  );
}

/** Refuses arguments with NUL characters before any resolver sees them. */
export const refuseNul: MiddlewareFn<Context> = async ({ args }, next) => {
  const paths = pathsWithNul(args, '');
  if (paths.length === 0) return next();
  const message = 'must not contain a NUL character';
  throw new BadUserInputError(paths.map((path) => ({ path, message })));
};
