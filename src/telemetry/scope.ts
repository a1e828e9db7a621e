import { AsyncLocalStorage } from 'node:async_hooks';

/** What the work at hand is done for: known to logs, slow-query lines and error ids. */
export interface Scope {
  requestId: string;
  /** The GraphQL operation's name, once it is known. */
  operation?: string | undefined;
}

const storage = new AsyncLocalStorage<Scope>();

/** Runs `work` so that everything it awaits sees `scope`. */
export function withScope<Result>(scope: Scope, work: () => Result): Result {
  return storage.run(scope, work);
}

/** The scope of the caller, or undefined outside of any request or job. */
export function currentScope(): Scope | undefined {
  return storage.getStore();
}
