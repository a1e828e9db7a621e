import type { OauthSettings } from '../oauthSettings.ts';
import { createGithubProvider } from './githubProvider.ts';
import { createOidcProvider } from './oidcProvider.ts';
import type { IdentityProvider } from './provider.ts';

/** The providers that are offered, by the name under which an account keeps its identity. */
export type IdentityProviders = ReadonlyMap<'google' | 'github' | 'oidc', IdentityProvider>;

/** The providers that the settings name; none without a page to return to. */
export function createIdentityProviders(settings: OauthSettings): IdentityProviders {
  const { redirectUrl, allowPlainHttp, google, github, oidc } = settings;
  const providers = new Map<'google' | 'github' | 'oidc', IdentityProvider>();
  if (redirectUrl === null) return providers;
  const common = { redirectUrl, allowPlainHttp };
  if (google !== null) providers.set('google', createOidcProvider({ ...google, ...common }));
  if (github !== null) providers.set('github', createGithubProvider({ ...github, ...common }));
  if (oidc !== null) providers.set('oidc', createOidcProvider({ ...oidc, ...common }));
  return providers;
}
