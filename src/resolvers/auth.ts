import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { BadUserInputError, UnauthenticatedError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import {
  AuthPayload,
  ChangePasswordInput,
  LoginInput,
  RefreshArgs,
  RegisterInput,
} from '../schema/auth.ts';
import { toPayload } from './authPayload.ts';
import { type Context, CurrentViewer, type RefreshCookie } from './context.ts';

@Resolver()
export class AuthResolver {
  @Access('public')
  @Mutation(() => AuthPayload, { description: "Makes a member's account and signs it in." })
  async register(
    @Arg('input', () => RegisterInput, { description: 'The account to make.' })
    input: RegisterInput,
    @Ctx() { services, address, refreshCookie }: Context,
  ) {
    return toPayload(await services.accounts.register(input, address), refreshCookie);
  }

  @Access('public')
  @Mutation(() => AuthPayload, { description: 'Signs in with an email address and a password.' })
  async login(
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
    @Ctx() { services, address, refreshCookie }: Context,
  ) {
    return toPayload(await services.accounts.login(input, address), refreshCookie);
  }

  @Access('public')
  @Mutation(() => AuthPayload, {
    description: 'Exchanges a refresh token for the next pair of tokens. Each works once.',
  })
  async refreshSession(
    @Args(() => RefreshArgs) { refreshToken }: RefreshArgs,
    @Ctx() { services, refreshCookie }: Context,
  ) {
    const token = refreshToken ?? tokenOf(refreshCookie);
    try {
      return toPayload(await services.sessions.refresh(token), refreshCookie);
    } catch (error) {
      if (refreshCookie.asked && error instanceof UnauthenticatedError) refreshCookie.clear();
      throw error;
    }
  }

  @Access('member')
  @Mutation(() => AuthPayload, {
    description: 'Changes the own password. All sessions end; the answer begins a new one.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The old and the new one.' })
    input: ChangePasswordInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, address, refreshCookie }: Context,
  ) {
    const signedIn = await services.passwordChange.change(viewer, input, address);
    return toPayload(signedIn, refreshCookie);
  }

  @Access('member')
  @Mutation(() => Boolean, { description: 'Ends this session and its access token, at once.' })
  async logout(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, refreshCookie }: Context,
  ): Promise<boolean> {
    await services.accounts.logout(viewer);
    refreshCookie.clear();
    return true;
  }
}

/** The token of the cookie. @throws BadUserInputError where none was asked for */
function tokenOf({ asked, token }: RefreshCookie): string {
  if (token !== null) return token;
  if (asked) throw new UnauthenticatedError('There is no session cookie: sign in again.');
  const message = 'is required, unless the header "x-session-mode: cookie" asks for cookies';
  throw new BadUserInputError([{ path: 'refreshToken', message }]);
}
