import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { GrantConsentArgs } from '../schema/consent.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class ConsentResolver {
  @Access('member')
  @Mutation(() => User, { description: 'Consents to the processing of the own data.' })
  async grantConsent(
    @Args(() => GrantConsentArgs) { version }: GrantConsentArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    return presentUser(viewer, await services.consent.grant(viewer, version));
  }

  @Access('member')
  @Mutation(() => User, {
    description:
      'Withdraws consent: the profile and pending recommendations are deleted, processing ends.',
  })
  async revokeConsent(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    return presentUser(viewer, await services.consent.revoke(viewer));
  }
}
