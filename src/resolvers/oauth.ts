import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { OauthProvider } from '../db/schema.ts';
import type { BegunFlow } from '../domain/oauthFlows.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { AuthPayload } from '../schema/auth.ts';
import { OAuthProvider } from '../schema/enums.ts';
import { OAuthCallbackInput, OAuthFlow, OAuthProviderArgs } from '../schema/oauth.ts';
import { User } from '../schema/user.ts';
import { toPayload } from './authPayload.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class OauthResolver {
  @Access('public')
  @Query(() => [OAuthProvider], { description: 'The providers by which one can sign in here.' })
  oauthProviders(@Ctx() { services }: Context): OauthProvider[] {
    return services.oauthFlows.offered;
  }

  @Access('public')
  @Mutation(() => OAuthFlow, { description: 'Begins to sign in at a provider.' })
  startOAuth(
    @Args(() => OAuthProviderArgs) { provider }: OAuthProviderArgs,
    @Ctx() { services }: Context,
  ): Promise<BegunFlow> {
    return services.oauthFlows.begin(provider, null);
  }

  @Access('public')
  @Mutation(() => AuthPayload, {
    description: 'Signs in with what the provider returned; the first time it makes an account.',
  })
  async signInWithOAuth(
    @Arg('input', () => OAuthCallbackInput, { description: 'What came back.' })
    input: OAuthCallbackInput,
    @Ctx() { services, refreshCookie }: Context,
  ) {
    return toPayload(await services.identities.signIn(input), refreshCookie);
  }

  @Access('member')
  @Mutation(() => OAuthFlow, { description: 'Begins to link an identity to the own account.' })
  startOAuthLink(
    @Args(() => OAuthProviderArgs) { provider }: OAuthProviderArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<BegunFlow> {
    return services.oauthFlows.begin(provider, viewer.userId);
  }

  @Access('member')
  @Mutation(() => User, { description: 'Links the identity that the provider returned.' })
  async linkOAuth(
    @Arg('input', () => OAuthCallbackInput, { description: 'What came back.' })
    input: OAuthCallbackInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, loaders }: Context,
  ): Promise<VisibleUser> {
    await services.identities.link(viewer, input);
    return presentUser(viewer, (await loaders.accountView.load(viewer.userId))?.account);
  }

  @Access('member')
  @Mutation(() => User, {
    description: 'Removes the identity at a provider, unless it is the only way to sign in.',
  })
  async unlinkOAuth(
    @Args(() => OAuthProviderArgs) { provider }: OAuthProviderArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, loaders }: Context,
  ): Promise<VisibleUser> {
    await services.identities.unlink(viewer, provider);
    return presentUser(viewer, (await loaders.accountView.load(viewer.userId))?.account);
  }
}
