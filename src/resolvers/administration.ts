import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { BanUserInput, SetRoleInput } from '../schema/administration.ts';
import { IdArgs } from '../schema/args.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class AdministrationResolver {
  @Access('admin')
  @Mutation(() => User, { description: 'Changes what an account may do, at once.' })
  async setRole(
    @Arg('input', () => SetRoleInput, { description: 'Who, and what.' })
    { userId, role }: SetRoleInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    const account = await services.administration.setRole(viewer, userId.toLowerCase(), role);
    return presentUser(viewer, account);
  }

  @Access('admin')
  @Mutation(() => User, {
    description: 'Suspends an account: its sessions end at once, and it cannot sign in.',
  })
  async banUser(
    @Arg('input', () => BanUserInput, { description: 'Who, and why.' })
    { userId, reason }: BanUserInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    const account = await services.administration.ban(viewer, userId.toLowerCase(), reason ?? null);
    return presentUser(viewer, account);
  }

  @Access('admin')
  @Mutation(() => User, { description: 'Lets a suspended account sign in again.' })
  async unbanUser(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    return presentUser(viewer, await services.administration.unban(viewer, id.toLowerCase()));
  }
}
