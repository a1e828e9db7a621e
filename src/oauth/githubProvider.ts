import { allowInsecureRequests, Configuration, fetchProtectedResource } from 'openid-client';
import { z } from 'zod';
import type { GithubSettings } from '../oauthSettings.ts';
import { authorizationUrlOf, exchangeCode, orRefused } from './codeGrant.ts';
import { requestTimeoutSeconds } from './oidcProvider.ts';
import type { IdentityProvider } from './provider.ts';

const userShape = z.object({ id: z.number().int() });
const emailsShape = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

interface Options extends GithubSettings {
  redirectUrl: string;
  allowPlainHttp: boolean;
}

function configure({ siteUrl, clientId, clientSecret, allowPlainHttp }: Options): Configuration {
  const server = {
    // As GitHub names itself in `iss` when the browser returns.
    issuer: `${siteUrl}/login/oauth`,
    authorization_endpoint: `${siteUrl}/login/oauth/authorize`,
    token_endpoint: `${siteUrl}/login/oauth/access_token`,
  };
  const configuration = new Configuration(server, clientId, clientSecret);
  configuration.timeout = requestTimeoutSeconds;
  if (allowPlainHttp) allowInsecureRequests(configuration);
  return configuration;
}

/**
 * GitHub: plain OAuth 2, so that there is neither discovery nor nonce nor ID token, and the person is
 * asked of its API.
 */
export function createGithubProvider(options: Options): IdentityProvider {
  const { redirectUrl, apiUrl } = options;
  const configuration = configure(options);
  const headers = new Headers({ accept: 'application/vnd.github+json' });

  async function ask<Shape extends z.ZodType>(token: string, path: string, shape: Shape) {
    const url = new URL(`${apiUrl}${path}`);
    const asked = fetchProtectedResource(configuration, token, url, 'GET', null, headers);
    const response = await orRefused(asked);
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to GET ${path}`);
    return shape.parse(await response.json());
  }

  return {
    authorizationUrl: (secrets) =>
      authorizationUrlOf(configuration, { redirectUrl, scope: 'user:email' }, secrets),
    identify: async (callback, { state, codeVerifier }) => {
      const tokens = await exchangeCode(configuration, redirectUrl, callback, {
        expectedState: state,
        pkceCodeVerifier: codeVerifier,
      });
      const [user, emails] = await Promise.all([
        ask(tokens.access_token, '/user', userShape),
        ask(tokens.access_token, '/user/emails', emailsShape),
      ]);
      const primary = emails.find((email) => email.primary && email.verified);
      return { subject: String(user.id), verifiedEmail: primary?.email ?? null };
    },
  };
}
