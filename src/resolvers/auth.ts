import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { BadUserInputError } from '../domain/errors.ts';
import type { SignedIn } from '../domain/sessions.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { AuthPayload, LoginInput, RefreshArgs, RegisterInput } from '../schema/auth.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class AuthResolver {
  @Access('public')
  @Mutation(() => AuthPayload, { description: "Makes a member's account and signs it in." })
  async register(
    @Arg('input', () => RegisterInput, { description: 'The account to make.' })
    input: RegisterInput,
    @Ctx() { services }: Context,
  ) {
    return toPayload(await services.accounts.register(input));
  }

  @Access('public')
  @Mutation(() => AuthPayload, { description: 'Signs in with an email address and a password.' })
  async login(
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
    @Ctx() { services }: Context,
  ) {
    return toPayload(await services.accounts.login(input));
  }

  @Access('public')
  @Mutation(() => AuthPayload, {
    description: 'Exchanges a refresh token for the next pair of tokens. Each works once.',
  })
  async refreshSession(
    @Args(() => RefreshArgs) { refreshToken }: RefreshArgs,
    @Ctx() { services }: Context,
  ) {
    if (refreshToken === null || refreshToken === undefined) {
      throw new BadUserInputError([{ path: 'refreshToken', message: 'is required' }]);
    }
    return toPayload(await services.sessions.refresh(refreshToken));
  }

  @Access('member')
  @Mutation(() => Boolean, { description: 'Ends this session and its access token, at once.' })
  async logout(@CurrentViewer() viewer: Viewer, @Ctx() { services }: Context): Promise<boolean> {
    await services.accounts.logout(viewer);
    return true;
  }
}

function toPayload({ account, session, ...tokens }: SignedIn) {
  const self = { userId: account.id, role: account.role };
  return { ...tokens, session: { ...session, begun: true }, user: presentUser(self, account) };
}
