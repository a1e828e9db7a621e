import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { mapPage, type Page } from '../domain/page.ts';
import { listUsers } from '../domain/users.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { listComplexity } from '../schema/connection.ts';
import { User, UserConnection } from '../schema/user.ts';
import { UsersArgs } from '../schema/users.ts';
import { type Context, CurrentViewer } from './context.ts';
import { selectionOf } from './lookahead.ts';

@Resolver(() => User)
export class UserResolver {
  @Access('member')
  @Query(() => User, { nullable: true, description: 'Who is signed in.' })
  async me(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisibleUser> {
    const selects = selectionOf(info);
    // All that Home needs is asked for in one tick, and so in one MGET.
    const [view] = await Promise.all([
      loaders.accountView.load(viewer.userId),
      selects('recommendations') && loaders.approvedRecommendations.load(viewer.userId),
      (selects('profile', 'signals30d') || selects('profile', 'signals180d')) &&
        loaders.signals.load(viewer.userId),
    ]);
    return presentUser(viewer, view?.account);
  }

  @Access('operator')
  @Query(() => User, { nullable: true, description: 'An account, for staff.' })
  async user(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<VisibleUser> {
    const view = await loaders.accountView.load(id.toLowerCase());
    return presentUser(viewer, view?.account);
  }

  @Access('operator')
  @Query(() => UserConnection, {
    description: 'Accounts, the newest first, for staff.',
    complexity: listComplexity,
  })
  async users(
    @Args(() => UsersArgs) args: UsersArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<Page<VisibleUser>> {
    const page = await listUsers(services.db, viewer, args);
    return mapPage(page, (account) => presentUser(viewer, account));
  }
}
