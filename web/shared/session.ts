import type { ApiDocument } from './document.ts';
import { ask } from './gateway.ts';
import {
  type AuthenticatedFragment,
  LoginDocument,
  LogoutDocument,
  LogoutEverywhereDocument,
  RefreshSessionDocument,
  RegisterDocument,
} from './generated/graphql.ts';
import { Observable } from './observable.ts';
import { saysUnauthenticated, wasTokenRefused, withBearer } from './sessionAnswers.ts';
import { type SessionState, signedOut } from './sessionState.ts';
import { SessionWire } from './sessionWire.ts';
import type { SignInStore } from './signInStore.ts';
import { untilAnswered } from './untilAnswered.ts';

export type { Account, SessionState } from './sessionState.ts';

const sessionEnded = 'Your session has ended. Please sign in again.';
const signedOutElsewhere = 'You signed out in another tab.';
const refreshAheadMillis = 10_000;

/**
 * Who is signed in on this page. The access token lives in memory only. With a `SignInStore` the
 * refresh token is a cookie that no script can read, shared by all tabs: `restore` signs in by it.
 * Without one it lives in memory too, and a reload forgets it.
 *
 * `subscribe` and `getState` fit React's `useSyncExternalStore`.
 */
export class Session {
  readonly #wire: SessionWire;
  readonly #store: SignInStore | null;
  readonly #state = new Observable<SessionState>(signedOut);
  #tokens: AuthenticatedFragment | null = null;
  #refreshing: Promise<void> | null = null;

  constructor(endpoint: string, store: SignInStore | null = null) {
    this.#wire = new SessionWire(endpoint, store);
    this.#store = store;
    if (store?.wasSignedIn()) this.#state.set({ ...signedOut, restoring: true });
    store?.onTold((signedIn) => this.#follow(signedIn));
  }

  readonly getState = this.#state.get;
  readonly subscribe = this.#state.subscribe;

  /** Signs in by the cookie where there may be one; asks on while the gateway is away. */
  async restore(): Promise<void> {
    if (!this.#state.get().restoring) return;
    await untilAnswered(this.renew, (notice) => {
      if (this.#state.get().restoring) this.#state.set({ account: null, notice, restoring: true });
    });
  }

  /** @throws GatewayError what the gateway said; nothing has changed then */
  async signIn(email: string, password: string): Promise<void> {
    await this.begin(LoginDocument, { input: { email, password } }, ({ login }) => login);
  }

  /** As signing in. */
  async register(email: string, password: string): Promise<void> {
    await this.begin(RegisterDocument, { input: { email, password } }, (data) => data.register);
  }

  /**
   * Begins a session by any operation that answers an `AuthPayload` with the fields of the fragment
   * `Authenticated`; who was signed in before is signed out once that has succeeded. With `asSelf` it
   * is sent as who is signed in, as a change of password is.
   *
   * @throws GatewayError what the gateway said; nothing has changed then
   */
  async begin<Data, Variables>(
    document: ApiDocument<Data, Variables>,
    variables: Variables,
    payloadOf: (data: Data) => AuthenticatedFragment,
    { asSelf = false }: { asSelf?: boolean } = {},
  ): Promise<void> {
    if (asSelf && this.#expiresSoon()) await this.renew();
    const accessToken = this.#tokens?.accessToken ?? null;
    const data = await this.#wire.send(document, variables, asSelf ? accessToken : null);
    this.#keep(payloadOf(data));
    this.#store?.tell(true);
    // A session that cannot be ended politely ends by itself; the new one is good already. Asked for
    // without cookies, because the answer would clear the new one.
    if (accessToken) await this.#wire.sendApart(LogoutDocument, {}, accessToken).catch(ignore);
  }

  /** Ends this session. @throws GatewayError the gateway could not be told */
  signOut(): Promise<void> {
    return this.end(LogoutDocument, {});
  }

  /** Ends all sessions of the account. @throws GatewayError the gateway could not be told */
  signOutEverywhere(): Promise<void> {
    return this.end(LogoutEverywhereDocument, {}, { first: true });
  }

  /**
   * Forgets the tokens and runs the operation that ends the session; with `first` the operation comes
   * first, and nothing is forgotten unless it succeeds.
   *
   * @throws GatewayError what the gateway said
   */
  async end<Data, Variables>(
    document: ApiDocument<Data, Variables>,
    variables: Variables,
    { first = false }: { first?: boolean } = {},
  ): Promise<void> {
    // A token that has expired ends nothing.
    if (this.#expiresSoon()) await (first ? this.renew() : this.renew().catch(ignore));
    const tokens = this.#tokens;
    if (!first) this.#leave();
    if (!tokens) return;
    try {
      await this.#wire.send(document, variables, tokens.accessToken);
    } catch (error) {
      if (!saysUnauthenticated(error)) throw error;
    }
    if (first) this.#leave();
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
    if (this.#expiresSoon()) await this.renew();
    const tokens = this.#tokens;
    const response = await ask(input, withBearer(init, tokens?.accessToken ?? null));
    if (!tokens || !(await wasTokenRefused(response))) return response;
    // Another request may have renewed it meanwhile: a refresh token must not be used twice.
    if (this.#tokens === tokens) await this.renew();
    return this.#tokens ? ask(input, withBearer(init, this.#tokens.accessToken)) : response;
  };

  /** Renews the access token, once for all who ask meanwhile. @throws GatewayError when away */
  readonly renew = (): Promise<void> => {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  };

  #expiresSoon(): boolean {
    if (!this.#tokens) return false;
    return Date.parse(this.#tokens.accessTokenExpiresAt) - Date.now() < refreshAheadMillis;
  }

  async #refresh(): Promise<void> {
    const tokens = this.#tokens;
    const refreshToken = tokens?.refreshToken ?? null;
    if (!this.#store && refreshToken === null) return this.#forget(tokens && sessionEnded);
    try {
      const { refreshSession } = await this.#wire.send(RefreshSessionDocument, { refreshToken });
      if (this.#tokens === tokens) this.#keep(refreshSession);
    } catch (error) {
      // Away is not over: only a refusal by the gateway ends the session.
      if (!saysUnauthenticated(error)) throw error;
      const isKnown = tokens === null && !this.#state.get().restoring;
      if (this.#tokens !== tokens || isKnown) return;
      this.#forget(sessionEnded);
      this.#store?.forget();
    }
  }

  /** Another tab has signed in, perhaps as somebody else, or out. */
  #follow(signedIn: boolean): void {
    if (!signedIn) {
      if (this.#state.get().account || this.#state.get().restoring)
        this.#forget(signedOutElsewhere);
      return;
    }
    this.renew().catch(ignore);
  }

  #keep(tokens: AuthenticatedFragment): void {
    this.#tokens = tokens;
    this.#state.set({ account: tokens.user, notice: null });
  }

  /** Other tabs hear it before their streams end, so that they can say why. */
  #leave(): void {
    this.#forget(null);
    this.#store?.tell(false);
  }

  #forget(notice: string | null): void {
    this.#tokens = null;
    this.#state.set({ account: null, notice });
  }
}

function ignore(): void {}
