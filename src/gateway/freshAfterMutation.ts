import type { MiddlewareFn } from 'type-graphql';
import type { Context } from '../resolvers/context.ts';

/** What loaders remember from before a mutation, or an event, must not answer the selection below it. */
export const freshAfterMutation: MiddlewareFn<Context> = async ({ info, context }, next) => {
  if (info.parentType.name === 'Subscription') context.loaders = context.newLoaders();
  if (info.parentType.name !== 'Mutation') return next();
  try {
    return await next();
  } finally {
    // Set on the context that resolvers are given: Apollo's copy of the one that was made.
    context.loaders = context.newLoaders();
  }
};
