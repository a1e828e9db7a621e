import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { type AuthChecker, buildSchemaSync, type PubSub } from 'type-graphql';
import { requireRole } from '../domain/viewer.ts';
import type { Context } from '../resolvers/context.ts';
import { resolvers } from '../resolvers/index.ts';
import type { AccessLevel } from '../schema/access.ts';
import { freshAfterMutation } from './freshAfterMutation.ts';
import { refuseBadText } from './refuseBadText.ts';
import { validateArguments } from './validateArguments.ts';

/** Enforces what `@Access` declares: throws the reason instead of answering false. */
const authChecker: AuthChecker<Context, AccessLevel> = ({ context }, [level]) => {
  if (level === undefined || level === 'public') return true;
  requireRole(context.caller.viewer, level === 'member' ? 'user' : level);
  return true;
};

/** The library wants one, though every subscription of this schema brings its own events. */
const unused: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('subscriptions bring their own events');
  },
};

let built: GraphQLSchema | null = null;

/** The executable schema out of the resolvers: built once, because it knows nothing of a gateway. */
export function buildGatewaySchema(): GraphQLSchema {
  built ??= buildSchemaSync({
    resolvers,
    authChecker,
    validateFn: validateArguments,
    globalMiddlewares: [refuseBadText, freshAfterMutation],
    pubSub: unused,
  });
  return built;
}
