import type { ApiDocument } from './document.ts';
import {
  type AuthenticatedFragment,
  LoginDocument,
  LogoutDocument,
  LogoutEverywhereDocument,
  RefreshSessionDocument,
  RegisterDocument,
} from './generated/graphql.ts';
import { Observable } from './observable.ts';
import { saysUnauthenticated } from './sessionAnswers.ts';
import { type Fetch, fetchAs, ownTokens } from './sessionFetch.ts';
import { notices, type SessionState, signedOut } from './sessionState.ts';
import { SessionWire } from './sessionWire.ts';
import type { SignInStore } from './signInStore.ts';
import { endSession } from './signOut.ts';
import { untilAnswered } from './untilAnswered.ts';

export type { Account, SessionState } from './sessionState.ts';

/**
 * Who is signed in on this page. The access token lives in memory only. With a `SignInStore` the
 * refresh token is a cookie that no script can read, shared by all tabs: `restore` signs in by it.
 * Without one it lives in memory too, and a reload forgets it. Another tab may sign in as somebody else,
 * and a renewal then answers that account: nothing that one began is done as the other.
 */
export class Session {
  readonly #wire: SessionWire;
  readonly #store: SignInStore | null;
  readonly #state = new Observable<SessionState>(signedOut);
  #tokens: AuthenticatedFragment | null = null;
  #refreshing: Promise<void> | null = null;
  /** Whose page this was last. */
  #shownId: string | null = null;
  readonly #holder = { tokens: () => this.#tokens, renew: () => this.renew() };
  readonly #vacancy = {
    isVacant: () => this.#tokens === null && !this.#store?.wasSignedIn(),
    say: (notice: string) => this.#forget(notice),
  };

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
  signIn(email: string, password: string): Promise<void> {
    return this.begin(LoginDocument, { input: { email, password } }, ({ login }) => login);
  }

  /** As signing in. */
  register(email: string, password: string): Promise<void> {
    return this.begin(RegisterDocument, { input: { email, password } }, (data) => data.register);
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
    const before = asSelf ? await ownTokens(this.#holder) : this.#tokens;
    const accessToken = before?.accessToken ?? null;
    const data = await this.#wire.send(document, variables, asSelf ? accessToken : null);
    this.#keep(payloadOf(data));
    this.#store?.tell(true);
    // A session that cannot be ended politely ends by itself; the new one is good already. Asked for
    // without cookies, because the answer would clear the new one.
    if (accessToken) await this.#wire.sendApart(LogoutDocument, {}, accessToken).catch(ignore);
  }

  /** Ends this session: on this page at once, at the gateway as soon as it can be told. */
  async signOut(): Promise<void> {
    const accountId = this.#tokens?.user.id;
    // A token that has expired ends nothing.
    await ownTokens(this.#holder).catch(ignore);
    const tokens = this.#tokens;
    if (tokens && tokens.user.id !== accountId) return;
    this.#leave();
    if (tokens) await endSession(this.#wire, tokens, this.#vacancy);
  }

  /** Ends all sessions of the account. @throws GatewayError the gateway could not be told */
  signOutEverywhere(): Promise<void> {
    return this.end(LogoutEverywhereDocument, {});
  }

  /**
   * Runs an operation that ends the session, as the deletion of the account does; nothing is forgotten
   * unless it succeeds. @throws GatewayError what the gateway said
   */
  async end<Data, Variables>(
    document: ApiDocument<Data, Variables>,
    variables: Variables,
  ): Promise<void> {
    const tokens = await ownTokens(this.#holder);
    if (!tokens) return;
    try {
      await this.#wire.send(document, variables, tokens.accessToken);
    } catch (error) {
      if (!saysUnauthenticated(error)) throw error;
    }
    if (this.#tokens?.user.id === tokens.user.id) this.#leave();
  }

  /**
   * `fetch` on behalf of whoever is signed in when it is called. A token about to expire is renewed
   * first; an answer of `UNAUTHENTICATED` renews it and asks once more. An `Authorization` header of
   * the caller's own is left alone.
   */
  readonly fetch: Fetch = (input, init) =>
    fetchAs(this.#holder, this.#tokens?.user.id ?? null, input, init);

  /**
   * As `fetch`, on behalf of one account for ever: once it is not signed in here any more, nothing is
   * sent, and the answer is `UNAUTHENTICATED`.
   */
  fetchAs(accountId: string): Fetch {
    return (input, init) => fetchAs(this.#holder, accountId, input, init);
  }

  /** Renews the access token, once for all who ask meanwhile. @throws GatewayError when away */
  readonly renew = (): Promise<void> => {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  };

  async #refresh(): Promise<void> {
    const tokens = this.#tokens;
    const refreshToken = tokens?.refreshToken ?? null;
    if (!this.#store && refreshToken === null) return this.#forget(tokens && notices.ended);
    try {
      const { refreshSession } = await this.#wire.send(RefreshSessionDocument, { refreshToken });
      const { user } = refreshSession;
      const isSame = [null, user.id].includes(this.#shownId);
      if (this.#tokens === tokens) this.#keep(refreshSession, isSame ? null : notices.other(user));
    } catch (error) {
      // Away is not over: only a refusal by the gateway ends the session.
      if (!saysUnauthenticated(error)) throw error;
      const isKnown = tokens === null && !this.#state.get().restoring;
      if (this.#tokens !== tokens || isKnown) return;
      this.#forget(notices.ended);
      this.#store?.forget();
    }
  }

  /** Another tab has signed in, perhaps as somebody else, or out. */
  #follow(signedIn: boolean): void {
    if (!signedIn) {
      if (this.#state.get().account || this.#state.get().restoring)
        this.#forget(notices.signedOutElsewhere);
      return;
    }
    // A renewal under way may have begun with the cookie from before.
    const before = this.#refreshing?.catch(ignore) ?? Promise.resolve();
    before.then(this.renew).catch(ignore);
  }

  #keep(tokens: AuthenticatedFragment, notice: string | null = null): void {
    this.#tokens = tokens;
    this.#shownId = tokens.user.id;
    this.#state.set({ account: tokens.user, notice });
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
