import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Signals as SignalsValue } from '../db/schema.ts';
import type { ProfileSummary } from '../domain/accountView.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Profile } from '../schema/profile.ts';
import { Signals } from '../schema/signals.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';

/** A profile and whose it is. */
export type ProfileSource = ProfileSummary & { userId: string };

@Resolver(() => Profile)
export class ProfileResolver {
  @FieldResolver(() => Signals, { nullable: true, description: 'The signals of the last 30 days.' })
  async signals30d(
    @Root() { userId }: ProfileSource,
    @Ctx() { loaders }: Context,
  ): Promise<SignalsValue | null> {
    return (await loaders.signals.load(userId))?.signals30d ?? null;
  }

  @FieldResolver(() => Signals, {
    nullable: true,
    description: 'The signals of the last 180 days.',
  })
  async signals180d(
    @Root() { userId }: ProfileSource,
    @Ctx() { loaders }: Context,
  ): Promise<SignalsValue | null> {
    return (await loaders.signals.load(userId))?.signals180d ?? null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member whose profile it is; null when they withdraw consent just now.',
  })
  async user(
    @Root() { userId }: ProfileSource,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<VisibleUser> {
    const view = await loaders.accountView.load(userId);
    return presentUser(viewer, view?.account);
  }
}
