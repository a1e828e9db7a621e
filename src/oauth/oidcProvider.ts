import { allowInsecureRequests, type Configuration, discovery } from 'openid-client';
import type { OidcSettings } from '../oauthSettings.ts';
import { authorizationUrlOf, exchangeCode } from './codeGrant.ts';
import { type IdentityProvider, OauthRefusedError } from './provider.ts';

export const requestTimeoutSeconds = 5;

interface Options extends OidcSettings {
  redirectUrl: string;
  allowPlainHttp: boolean;
}

async function discover({ issuer, clientId, clientSecret, allowPlainHttp }: Options) {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: requestTimeoutSeconds,
    ...(allowPlainHttp && { execute: [allowInsecureRequests] }),
  });
}

/** Any issuer of OpenID Connect, Google among them. Its discovery document is read at first use. */
export function createOidcProvider(options: Options): IdentityProvider {
  const { redirectUrl } = options;
  let discovered: Promise<Configuration> | null = null;
  const configuration = () => {
    discovered ??= discover(options).catch((error: unknown) => {
      discovered = null;
      throw error;
    });
    return discovered;
  };
  return {
    authorizationUrl: async (secrets) => {
      const parameters = { redirectUrl, scope: 'openid email', nonce: secrets.nonce };
      return authorizationUrlOf(await configuration(), parameters, secrets);
    },
    identify: async (callback, { state, nonce, codeVerifier }) => {
      const tokens = await exchangeCode(await configuration(), redirectUrl, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OauthRefusedError({ cause: 'there is no ID token' });
      const { sub: subject, email, email_verified: verified } = claims;
      const verifiedEmail = verified === true && typeof email === 'string' ? email : null;
      return { subject, verifiedEmail };
    },
  };
}
