import { z } from 'zod';
import { text, url } from './settingShapes.ts';

const webUrl = url(['http:', 'https:']);

/** The settings of signing in at a provider. A provider without a client id is not offered. */
export const oauthEnvironment = z.object({
  OAUTH_REDIRECT_URL: webUrl.optional(),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  GOOGLE_ISSUER: webUrl.default('https://accounts.google.com'),
  GITHUB_CLIENT_ID: text.optional(),
  GITHUB_CLIENT_SECRET: text.optional(),
  GITHUB_URL: webUrl.default('https://github.com'),
  GITHUB_API_URL: webUrl.default('https://api.github.com'),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_ISSUER: webUrl.optional(),
});

/** The page of the site to which a provider sends the browser back. */
export const returnPath = '/sign-in/callback';

interface OauthEnvironment extends z.infer<typeof oauthEnvironment> {
  readonly PUBLIC_URL?: string | undefined;
  readonly SITE_ENABLED: boolean;
}

/** As told, or the site's own page where it is known by what name the site is reached. */
function redirectUrlOf(env: OauthEnvironment): string | null {
  if (env.OAUTH_REDIRECT_URL !== undefined) return env.OAUTH_REDIRECT_URL;
  if (env.PUBLIC_URL === undefined || !env.SITE_ENABLED) return null;
  return `${env.PUBLIC_URL.replace(/\/+$/, '')}${returnPath}`;
}

/** A client's registration with a provider. */
export interface OauthClient {
  clientId: string;
  clientSecret: string;
}

/** How an OpenID Connect provider is reached. */
export interface OidcSettings extends OauthClient {
  /** Its discovery document is found below. */
  issuer: string;
}

/** How GitHub, which is plain OAuth 2, is reached. */
export interface GithubSettings extends OauthClient {
  siteUrl: string;
  apiUrl: string;
}

export interface OauthSettings {
  /** The front end's page to which providers send the browser back. */
  redirectUrl: string | null;
  /** Providers may be reached without TLS, e.g. on this machine. Never in production. */
  allowPlainHttp: boolean;
  google: OidcSettings | null;
  github: GithubSettings | null;
  oidc: OidcSettings | null;
}

function clientOf(id: string | undefined, secret: string | undefined): OauthClient | null {
  return id === undefined || secret === undefined ? null : { clientId: id, clientSecret: secret };
}

/** The providers that are offered. */
export function readOauthSettings(env: OauthEnvironment, production: boolean): OauthSettings {
  const google = clientOf(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET);
  const github = clientOf(env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET);
  const oidc = clientOf(env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET);
  return {
    redirectUrl: redirectUrlOf(env),
    allowPlainHttp: !production,
    google: google && { ...google, issuer: env.GOOGLE_ISSUER },
    github: github && { ...github, siteUrl: env.GITHUB_URL, apiUrl: env.GITHUB_API_URL },
    oidc:
      oidc === null || env.OIDC_ISSUER === undefined ? null : { ...oidc, issuer: env.OIDC_ISSUER },
  };
}

/** What is missing of a provider that is configured in part, and what is not safe in production. */
export function oauthFaults(env: OauthEnvironment, production: boolean): string[] {
  const partsOf = {
    GOOGLE: {
      GOOGLE_CLIENT_ID: env.GOOGLE_CLIENT_ID,
      GOOGLE_CLIENT_SECRET: env.GOOGLE_CLIENT_SECRET,
    },
    GITHUB: {
      GITHUB_CLIENT_ID: env.GITHUB_CLIENT_ID,
      GITHUB_CLIENT_SECRET: env.GITHUB_CLIENT_SECRET,
    },
    OIDC: {
      OIDC_CLIENT_ID: env.OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: env.OIDC_CLIENT_SECRET,
      OIDC_ISSUER: env.OIDC_ISSUER,
    },
  };
  const begun = Object.entries(partsOf).filter(([, parts]) =>
    Object.values(parts).some((value) => value !== undefined),
  );
  const redirectUrl = redirectUrlOf(env) ?? undefined;
  const missing = begun.flatMap(([provider, parts]) =>
    Object.entries({ ...parts, OAUTH_REDIRECT_URL: redirectUrl })
      .filter(([, value]) => value === undefined)
      .map(([name]) => `${name} is required to sign in by ${provider}`),
  );
  const { GOOGLE_ISSUER, GITHUB_URL, GITHUB_API_URL, OIDC_ISSUER } = env;
  const urls = {
    // Made of PUBLIC_URL it matters only where there is a provider.
    OAUTH_REDIRECT_URL: begun.length > 0 ? redirectUrl : env.OAUTH_REDIRECT_URL,
    ...{ GOOGLE_ISSUER, GITHUB_URL, GITHUB_API_URL, OIDC_ISSUER },
  };
  const plain = Object.entries(urls).flatMap(([name, url]) =>
    production && url?.startsWith('http:') ? [name] : [],
  );
  return [
    ...missing,
    ...plain.map((name) => `${name} must begin with https:// when NODE_ENV=production`),
  ];
}
