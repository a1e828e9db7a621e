import { type Client, createClient, NetworkError, type RequestParams } from 'graphql-sse';
import type { SubscriptionForwarder } from 'urql';
import type { AnswerError } from '../../shared/gateway.ts';
import type { Session } from '../../shared/session.ts';
import { isAboutToken } from '../../shared/sessionAnswers.ts';
import { connection } from './connection.ts';

type Sink = Parameters<ReturnType<SubscriptionForwarder>['subscribe']>[0];

const [firstPauseMillis, longestPauseMillis] = [500, 15_000];

/**
 * Runs subscriptions of one account as event streams, each on a connection of its own. One that breaks is begun anew,
 * after longer and longer pauses; one whose token has expired, with a new token.
 */
export function createStreams(
  endpoint: string,
  session: Session,
  accountId: string,
): SubscriptionForwarder {
  const client = createClient({
    url: `${endpoint}/stream`,
    fetchFn: session.fetchAs(accountId),
    retryAttempts: 0,
  });
  const isHere = () => session.getState().account?.id === accountId;
  return ({ query = '', variables }) => ({
    subscribe(sink) {
      const request = { query, variables: Object(variables) };
      const stream = new Stream(client, { renew: session.renew, isHere }, request, sink);
      return { unsubscribe: () => stream.stop() };
    },
  });
}

interface AccountSession {
  readonly renew: () => Promise<void>;
  /** Whether its account is signed in here still. */
  readonly isHere: () => boolean;
}

/** One subscription, over as many connections as it takes. */
class Stream {
  readonly #client: Client;
  readonly #session: AccountSession;
  readonly #sink: Sink;
  #stopped = false;
  #state: 'opening' | 'open' | 'broken' = 'opening';
  #leave: () => void = () => undefined;

  constructor(client: Client, session: AccountSession, request: RequestParams, sink: Sink) {
    this.#client = client;
    this.#session = session;
    this.#sink = sink;
    void this.#run(request);
  }

  stop(): void {
    this.#stopped = true;
    this.#become('opening');
    this.#leave();
  }

  async #run(request: RequestParams): Promise<void> {
    let pause = firstPauseMillis;
    while (!this.#stopped) {
      const end = await this.#follow(request);
      if (this.#stopped || end === 'complete') return this.#finish();
      if (end === 'expired' && !this.#session.isHere()) return this.#finish();
      if (this.#state === 'open') pause = firstPauseMillis;
      if (end === 'broken') {
        this.#become('broken');
        await this.#wait(pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, longestPauseMillis);
      }
    }
  }

  /** One connection, from its begin to its end. */
  async #follow(request: RequestParams): Promise<'complete' | 'expired' | 'broken'> {
    const results = this.#client.iterate(request);
    this.#leave = () => void results.return?.();
    try {
      for await (const result of results) {
        if (this.#stopped) return 'complete';
        const errors: readonly AnswerError[] = (result.errors ?? []).map(
          ({ message, extensions }) => ({
            message,
            ...(extensions && { extensions }),
          }),
        );
        if (errors.some(isAboutToken)) {
          await this.#session.renew();
          return 'expired';
        }
        this.#become('open');
        this.#sink.next(Object(result));
      }
      return 'complete';
    } catch (error) {
      return this.#refused(error);
    }
  }

  /** A stream that was refused before it began says why in JSON, and is not asked for again. */
  async #refused(error: unknown): Promise<'complete' | 'broken'> {
    const response: unknown = error instanceof NetworkError ? error.response : null;
    if (!(response instanceof Response) || response.status >= 429) return 'broken';
    const answer: unknown = await response.json().catch(() => null);
    if (answer === null) return 'broken';
    this.#sink.next(Object(answer));
    return 'complete';
  }

  #finish(): void {
    this.#become('opening');
    if (!this.#stopped) this.#sink.complete();
    this.#stopped = true;
  }

  #become(state: 'opening' | 'open' | 'broken'): void {
    if (state === this.#state) return;
    const before = this.#state;
    this.#state = state;
    if (state !== 'opening') connection.count({ [state]: 1 });
    if (before !== 'opening') connection.count({ [before]: -1 });
  }

  /** Ends early when the stream is stopped or the browser is online again. */
  #wait(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, millis);
      function done() {
        clearTimeout(timer);
        removeEventListener('online', done);
        resolve();
      }
      this.#leave = done;
      addEventListener('online', done);
    });
  }
}
