import { type AnswerError, ask, GatewayError, readAnswer } from './gateway.ts';
import { type Authenticated, login, logout, refreshSession } from './sessionOperations.ts';

export interface Account {
  /** Null for an account that signs in by phone. */
  readonly email: string | null;
  readonly role: string;
}

export interface SessionState {
  readonly account: Account | null;
  /** Why nobody is signed in any more, when it was not the person's own doing. */
  readonly notice: string | null;
}

const signedOut: SessionState = { account: null, notice: null };
const sessionEnded = 'Your session has ended. Please sign in again.';
const refreshAheadMillis = 10_000;

/** These fields answer UNAUTHENTICATED about what was typed, not about the bearer. */
const credentialFields = new Set(['login', 'register', 'verifySmsCode', 'refreshSession']);

/**
 * Who is signed in on this page. Tokens live in memory only: a reload forgets them.
 *
 * `subscribe` and `getState` fit React's `useSyncExternalStore`.
 */
export class Session {
  readonly #endpoint: string;
  readonly #listeners = new Set<() => void>();
  #state = signedOut;
  #tokens: Authenticated | null = null;
  #refreshing: Promise<void> | null = null;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Signs in; who was signed in before is signed out once that has succeeded.
   *
   * @throws GatewayError what the gateway said; nothing has changed then
   */
  async signIn(email: string, password: string): Promise<void> {
    const tokens = await login(this.#endpoint, email, password);
    const previous = this.#tokens;
    this.#keep(tokens);
    // A session that cannot be ended politely ends by itself; the new one is good already.
    if (previous) await logout(this.#endpoint, previous.accessToken).catch(() => undefined);
  }

  /**
   * Forgets the tokens, then ends the session on the gateway.
   *
   * @throws GatewayError the gateway could not be told
   */
  async signOut(): Promise<void> {
    const tokens = this.#tokens;
    this.#forget(null);
    if (!tokens) return;
    await logout(this.#endpoint, tokens.accessToken).catch((error: unknown) => {
      if (!saysUnauthenticated(error)) throw error;
    });
  }

  /**
   * `fetch` on behalf of whoever is signed in. A token about to expire is renewed first; an
   * answer of `UNAUTHENTICATED` renews it and asks once more. An `Authorization` header of the
   * caller's own is left alone.
   */
  readonly fetch = async (
    input: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    if (new Headers(init.headers).has('authorization')) return ask(input, init);
    if (this.#expiresSoon()) await this.#refresh();
    const tokens = this.#tokens;
    const response = await ask(input, withBearer(init, tokens));
    if (!tokens || !(await wasTokenRefused(response))) return response;
    // Another request may have renewed it meanwhile: a refresh token must not be used twice.
    if (this.#tokens === tokens) await this.#refresh();
    return this.#tokens ? ask(input, withBearer(init, this.#tokens)) : response;
  };

  #expiresSoon(): boolean {
    if (!this.#tokens) return false;
    return Date.parse(this.#tokens.accessTokenExpiresAt) - Date.now() < refreshAheadMillis;
  }

  /** One renewal at a time, shared by every request that needs it. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#renew().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<void> {
    const tokens = this.#tokens;
    if (!tokens?.refreshToken) return this.#forget(tokens && sessionEnded);
    try {
      const renewed = await refreshSession(this.#endpoint, tokens.refreshToken);
      if (this.#tokens === tokens) this.#keep(renewed);
    } catch (error) {
      // Away is not over: only a refusal by the gateway ends the session.
      if (!saysUnauthenticated(error)) throw error;
      if (this.#tokens === tokens) this.#forget(sessionEnded);
    }
  }

  #keep(tokens: Authenticated): void {
    this.#tokens = tokens;
    const { email, role } = tokens.user;
    this.#publish({ account: { email, role }, notice: null });
  }

  #forget(notice: string | null): void {
    this.#tokens = null;
    this.#publish({ account: null, notice });
  }

  #publish(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function withBearer(init: RequestInit, tokens: Authenticated | null): RequestInit {
  if (!tokens) return init;
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${tokens.accessToken}`);
  return { ...init, headers };
}

async function wasTokenRefused(response: Response): Promise<boolean> {
  const { errors = [] } = await readAnswer(response);
  return errors.some(isAboutToken);
}

function isAboutToken({ extensions, path }: AnswerError): boolean {
  return extensions?.code === 'UNAUTHENTICATED' && !credentialFields.has(String(path?.[0]));
}

function saysUnauthenticated(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'UNAUTHENTICATED';
}
