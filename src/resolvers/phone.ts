import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { SentCode } from '../domain/smsCodes.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { AuthPayload } from '../schema/auth.ts';
import { RequestSmsCodeArgs, SmsCode, VerifySmsCodeInput } from '../schema/phone.ts';
import { User } from '../schema/user.ts';
import { toPayload } from './authPayload.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class PhoneResolver {
  @Access('public')
  @Mutation(() => SmsCode, {
    description: 'Sends a code by SMS, whether or not the number has an account.',
  })
  requestSmsCode(
    @Args(() => RequestSmsCodeArgs) { phoneNumber }: RequestSmsCodeArgs,
    @Ctx() { services, address }: Context,
  ): Promise<SentCode> {
    return services.smsCodes.send(phoneNumber, 'phoneNumber', address);
  }

  @Access('public')
  @Mutation(() => AuthPayload, {
    description: "Signs in with the code; the first time it makes a member's account.",
  })
  async verifySmsCode(
    @Arg('input', () => VerifySmsCodeInput, { description: 'The number and its code.' })
    input: VerifySmsCodeInput,
    @Ctx() { services, address, refreshCookie }: Context,
  ) {
    return toPayload(await services.phones.signIn(input, address), refreshCookie);
  }

  @Access('member')
  @Mutation(() => User, {
    description: 'Makes a phone number a way to sign in, in place of the one before.',
  })
  async linkPhone(
    @Arg('input', () => VerifySmsCodeInput, { description: 'The number and its code.' })
    input: VerifySmsCodeInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, address }: Context,
  ): Promise<VisibleUser> {
    return presentUser(viewer, await services.phones.link(viewer, input, address));
  }

  @Access('member')
  @Mutation(() => User, {
    description: 'Removes the phone number, unless it is the only way to sign in.',
  })
  async unlinkPhone(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<VisibleUser> {
    return presentUser(viewer, await services.phones.unlink(viewer));
  }
}
