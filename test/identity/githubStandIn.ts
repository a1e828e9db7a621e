import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Callback, followConsent } from './oauthBrowser.ts';
import type { IssuerClient } from './oidcIssuer.ts';

/** Somebody who has an account at GitHub. */
export interface GithubAccount {
  id: number;
  emails: { email: string; primary: boolean; verified: boolean }[];
}

/** Plays GitHub: plain OAuth 2 with PKCE, and the two questions to its API. */
export interface GithubStandIn {
  url: string;
  consentAs(authorizationUrl: string, account: GithubAccount): Promise<Callback>;
  close(): Promise<void>;
}

interface Grant {
  account: GithubAccount;
  challenge: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const random = () => randomBytes(16).toString('hex');
const hashOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** What GitHub answers; errors of the exchange come with 200, as they do there. */
class Github {
  readonly accounts = new Map<string, GithubAccount>();
  readonly #client: IssuerClient;
  readonly #redirectUrl: string;
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<string, GithubAccount>();

  constructor(client: IssuerClient, redirectUrl: string) {
    this.#client = client;
    this.#redirectUrl = redirectUrl;
  }

  authorize(given: URLSearchParams, accountId: string, ownUrl: string): Answer {
    const account = this.accounts.get(accountId);
    const isKnown = given.get('client_id') === this.#client.id;
    if (account === undefined || !isKnown || given.get('redirect_uri') !== this.#redirectUrl) {
      return { status: 404, body: {} };
    }
    const code = random();
    this.#codes.set(code, { account, challenge: given.get('code_challenge') ?? '' });
    const location = new URL(this.#redirectUrl);
    location.searchParams.set('code', code);
    location.searchParams.set('state', given.get('state') ?? '');
    location.searchParams.set('iss', `${ownUrl}/login/oauth`);
    return { status: 302, headers: { location: location.href } };
  }

  exchange(given: URLSearchParams): Answer {
    const { id, secret } = this.#client;
    if (given.get('client_id') !== id || given.get('client_secret') !== secret) {
      return { status: 200, body: { error: 'incorrect_client_credentials' } };
    }
    const code = given.get('code') ?? '';
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (grant === undefined || hashOf(given.get('code_verifier') ?? '') !== grant.challenge) {
      const description = 'The code passed is incorrect or expired.';
      return {
        status: 200,
        body: { error: 'bad_verification_code', error_description: description },
      };
    }
    const token = `gho_${random()}`;
    this.#tokens.set(token, grant.account);
    const body = { access_token: token, scope: 'user:email', token_type: 'bearer' };
    return { status: 200, body };
  }

  ask(authorization: string, read: (account: GithubAccount) => unknown): Answer {
    const account = this.#tokens.get(authorization.replace(/^bearer /i, ''));
    if (account === undefined) return { status: 401, body: { message: 'Bad credentials' } };
    return { status: 200, body: read(account) };
  }
}

/** Starts a stand-in that sends browsers back to `redirectUrl`. */
export async function startGithubStandIn(
  client: IssuerClient,
  redirectUrl: string,
): Promise<GithubStandIn> {
  const github = new Github(client, redirectUrl);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github.test');
    const { authorization = '', 'x-account': account = '' } = request.headers;
    const form = new URLSearchParams((await buffer(request)).toString());
    const routes: Record<string, () => Answer> = {
      '/login/oauth/authorize': () =>
        github.authorize(searchParams, String(account), `http://${request.headers.host}`),
      '/login/oauth/access_token': () => github.exchange(form),
      '/user': () => github.ask(authorization, ({ id }) => ({ id, login: `login-${id}` })),
      '/user/emails': () => github.ask(authorization, ({ emails }) => emails),
    };
    const { status, headers, body } = routes[pathname]?.() ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    consentAs: (authorizationUrl, given) => {
      github.accounts.set(String(given.id), given);
      return followConsent(authorizationUrl, redirectUrl, { 'x-account': String(given.id) });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
