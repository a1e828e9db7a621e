import type { MiddlewareFn } from 'type-graphql';
import type { Context } from '../resolvers/context.ts';

/** What loaders remember from before a mutation must not answer the selection below it. */
export const freshAfterMutation: MiddlewareFn<Context> = async ({ info, context }, next) => {
  if (info.parentType.name !== 'Mutation') return next();
  try {
    return await next();
  } finally {
    context.resetLoaders();
  }
};
