import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, type JWKS } from 'oidc-provider';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { type Callback, followConsent } from './oauthBrowser.ts';

/** Somebody who has an account at the provider. */
export interface IssuerAccount {
  sub: string;
  email?: string;
  emailVerified?: boolean;
}

/** A client that is registered at the issuer. */
export interface IssuerClient {
  id: string;
  secret: string;
}

/** A real OpenID provider on loopback, where everybody who names an account consents at once. */
export interface OidcIssuer {
  url: string;
  /** Has somebody be known here. */
  know(account: IssuerAccount): void;
  /** Walks from the consent page back to the client: what the browser then brings along. */
  consentAs(authorizationUrl: string, account: IssuerAccount): Promise<Callback>;
  /** Cuts its connections and refuses new ones. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Names who sits at the browser. */
export const accountHeader = 'x-account';

const ttl = {
  AccessToken: 600,
  AuthorizationCode: 60,
  Grant: 600,
  IdToken: 600,
  Interaction: 600,
  Session: 600,
};

async function signingKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] } as JWKS;
}

function clientsOf(clients: readonly IssuerClient[], redirectUrl: string) {
  return clients.map(({ id, secret }) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUrl],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post' as const,
  }));
}

function configurationOf(jwks: JWKS, accounts: ReadonlyMap<string, IssuerAccount>): Configuration {
  return {
    jwks,
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl,
    findAccount: (_context, sub) => {
      const { email, emailVerified } = accounts.get(sub) ?? {};
      const claims = { sub, email, email_verified: emailVerified };
      return { accountId: sub, claims: () => claims };
    },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
}

/** The library tells at its making what is not for production, which is what tests want. */
function quietly<Made>(make: () => Made): Made {
  const { warn, info } = console;
  console.warn = () => undefined;
  console.info = () => undefined;
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { [accountHeader]: accountId } = request.headers;
  const answer =
    typeof accountId === 'string' ? { login: { accountId } } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, answer);
}

/** Starts an issuer that sends browsers back to `redirectUrl`. */
export async function startOidcIssuer(
  clients: readonly IssuerClient[],
  redirectUrl: string,
): Promise<OidcIssuer> {
  const accounts = new Map<string, IssuerAccount>();
  const jwks = await signingKeys();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await TcpProxy.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const { origin: url } = new URL(proxy.url);
  const configuration = configurationOf(jwks, accounts);
  const provider = quietly(
    () => new Provider(url, { ...configuration, clients: clientsOf(clients, redirectUrl) }),
  );
  const answer = quietly(() => provider.callback());
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void signIn(provider, request, response);
    else void answer(request, response);
  });
  return {
    url,
    know: (account) => void accounts.set(account.sub, account),
    consentAs: (authorizationUrl, account) => {
      accounts.set(account.sub, account);
      return followConsent(authorizationUrl, redirectUrl, { [accountHeader]: account.sub });
    },
    goAway: () => proxy.refuse(),
    comeBack: () => proxy.restore(),
    close: async () => {
      await proxy.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
