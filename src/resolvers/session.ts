import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SessionRow } from '../db/schema.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { Session } from '../schema/session.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver(() => Session)
export class SessionResolver {
  @Access('member')
  @Mutation(() => Boolean, { description: 'Ends one of the own sessions, at once.' })
  async revokeSession(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<boolean> {
    await services.sessions.revoke(viewer, id.toLowerCase());
    return true;
  }

  @Access('member')
  @Mutation(() => Boolean, { description: 'Ends all own sessions, this one included, at once.' })
  async logoutEverywhere(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, refreshCookie }: Context,
  ): Promise<boolean> {
    await services.sessions.endAll(viewer);
    refreshCookie.clear();
    return true;
  }

  /** Right after signing in nobody was known yet: then it is the session that was begun. */
  @FieldResolver()
  isCurrent(
    @Root() { id, begun }: SessionRow & { begun?: boolean },
    @Ctx() { caller }: Context,
  ): boolean {
    return begun === true || id === caller.viewer?.sessionId;
  }
}
