import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
} from 'openid-client';
import { type Callback, type FlowSecrets, OauthRefusedError } from './provider.ts';

/** The library's codes for answers that are not what this sign-in asked for. */
const refusals =
  /^OAUTH_(AUTHORIZATION_RESPONSE_ERROR|RESPONSE_BODY_ERROR|INVALID_RESPONSE|WWW_AUTHENTICATE_CHALLENGE|.*_COMPARISON_FAILED|JWT_TIMESTAMP_CHECK_FAILED)$/;

const isRefusal = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  refusals.test(error.code);

/** The address of the provider's consent page. `nonce` is for OpenID Connect alone. */
export async function authorizationUrlOf(
  configuration: Configuration,
  parameters: { redirectUrl: string; scope: string; nonce?: string },
  { state, codeVerifier }: Pick<FlowSecrets, 'state' | 'codeVerifier'>,
): Promise<string> {
  const { redirectUrl, scope, nonce } = parameters;
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUrl,
    scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(nonce !== undefined && { nonce }),
  });
  return url.href;
}

/** Exchanges the code. @throws OauthRefusedError when state, code, verifier or nonce is not right */
export async function exchangeCode(
  configuration: Configuration,
  redirectUrl: string,
  callback: Callback,
  checks: { expectedState: string; pkceCodeVerifier: string; expectedNonce?: string },
) {
  const returned = new URL(redirectUrl);
  for (const [name, value] of Object.entries(callback)) {
    if (typeof value === 'string') returned.searchParams.set(name, value);
  }
  return orRefused(authorizationCodeGrant(configuration, returned, checks));
}

/** Tells a refusal from a fault of the network or of the provider. */
export async function orRefused<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    throw isRefusal(cause) ? new OauthRefusedError({ cause }) : cause;
  }
}
