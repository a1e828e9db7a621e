import type { ApiDocument } from './document.ts';
import { execute } from './gateway.ts';
import type { SignInStore } from './signInStore.ts';

/** How a session talks to the gateway: with the cookie, one tab at a time, where tabs share one. */
export class SessionWire {
  readonly #endpoint: string;
  readonly #store: SignInStore | null;

  constructor(endpoint: string, store: SignInStore | null) {
    this.#endpoint = endpoint;
    this.#store = store;
  }

  /** @throws GatewayError what the gateway said */
  send<Data, Variables>(
    document: ApiDocument<Data, Variables>,
    variables: Variables,
    accessToken: string | null = null,
  ): Promise<Data> {
    const options = { accessToken, cookie: this.#store !== null };
    const send = () => execute(this.#endpoint, document, variables, options);
    return this.#store ? this.#store.exclusively(send) : send();
  }

  /** Sends without cookies: the answer leaves them as they are. */
  sendApart<Data, Variables>(
    document: ApiDocument<Data, Variables>,
    variables: Variables,
    accessToken: string,
  ): Promise<Data> {
    return execute(this.#endpoint, document, variables, { accessToken });
  }
}
