import type { Sql, TransactionSql } from 'postgres';

/** PostgreSQL did not answer in time. What was asked of it may have happened or not. */
export class DatabaseTimeoutError extends Error {
  constructor(millis: number) {
    super(`PostgreSQL did not answer within ${millis} ms`);
    this.name = 'DatabaseTimeoutError';
  }
}

/** The connection of a transaction is gone, and the transaction with it. */
export class ConnectionLostError extends Error {
  readonly code = 'CONNECTION_CLOSED';

  constructor() {
    super('the connection of the transaction was lost');
    this.name = 'ConnectionLostError';
  }
}

/** What is told of each statement, and how long anybody waits for one. */
export interface Instruments {
  /** Called after each statement; the duration includes the wait for a connection. */
  onStatement(statement: string, durationMillis: number): void;
  /** Called when somebody begins (+1) or ceases (-1) to need a connection. */
  onDemand(change: 1 | -1): void;
  statementTimeoutMillis: number;
  transactionTimeoutMillis: number;
}

type Run = <Result>(work: () => PromiseLike<Result>) => Promise<Result>;

/** Settles like `work`, or rejects at the deadline: a frozen server must not freeze its clients. */
async function within<Result>(work: PromiseLike<Result>, millis: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTimeoutError(millis)), millis);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** `unsafe` as Drizzle calls it: awaited at once, or after `.values()`. */
function instrumentUnsafe(client: Sql | TransactionSql, instruments: Instruments, run: Run) {
  return (statement: string, parameters?: never[], options?: object) => {
    // Prepared on the server whatever Drizzle says: one round trip instead of two. The texts are few,
    // because lists travel as arrays (see sql.ts).
    const query = client.unsafe(statement, parameters, { ...options, prepare: true });
    const timed = async () => {
      const startedAt = performance.now();
      try {
        return await within(query, instruments.statementTimeoutMillis);
      } finally {
        instruments.onStatement(statement, performance.now() - startedAt);
      }
    };
    // A postgres.js query starts when it is awaited: a microtask later, `.values()` has been said.
    const result = Promise.resolve().then(() => run(timed));
    const values = () => {
      void query.values(); // changes the shape of the rows; does not start the query
      return result;
    };
    return Object.assign(result, { values });
  };
}

/** Replaces single members of a postgres.js client, which is a function with properties. */
function override<Client extends object>(client: Client, members: Record<string, unknown>): Client {
  return new Proxy(client, {
    get: (target, name, receiver) =>
      typeof name === 'string' && name in members
        ? members[name]
        : Reflect.get(target, name, receiver),
  });
}

/** Whether a transaction's connection is still its own. */
interface TransactionState {
  lost: boolean;
}

function instrumentTransaction(
  tx: TransactionSql,
  instruments: Instruments,
  state: TransactionState,
): TransactionSql {
  const ifHeld: Run = async (work) => {
    if (state.lost) throw new ConnectionLostError();
    return work();
  };
  return override(tx, {
    unsafe: instrumentUnsafe(tx, instruments, ifHeld),
    savepoint: (work: (inner: TransactionSql) => unknown) =>
      tx.savepoint((inner) => work(instrumentTransaction(inner, instruments, state))),
  });
}

/**
 * Begins a transaction whose connection may be lost.
 *
 * postgres.js would go on with it: further statements, and its own COMMIT or ROLLBACK, would go to a
 * closed socket (an exception that nobody can catch), or to whoever uses the connection by then. So
 * statements after the loss are refused, and the work is never seen to end.
 */
function beginHeld(
  client: Sql,
  instruments: Instruments,
  work: (tx: TransactionSql) => unknown,
): Promise<unknown> {
  const state: TransactionState = { lost: false };
  const never = new Promise<never>(() => undefined);
  const held = async (tx: TransactionSql): Promise<unknown> => {
    try {
      const result = await work(instrumentTransaction(tx, instruments, state));
      return state.lost ? never : result;
    } catch (error) {
      // The loss fails the statement first and ends the transaction within the same turn.
      await new Promise((resolve) => setImmediate(resolve));
      if (state.lost) return never;
      throw error;
    }
  };
  const transaction = client.begin(held);
  return transaction.catch((error: unknown) => {
    state.lost = true;
    throw error;
  });
}

/**
 * Wraps a postgres.js client so that every statement, inside transactions too, is timed and bounded.
 * A transaction counts as one user of a connection for as long as it lasts.
 *
 * @throws DatabaseTimeoutError (by the wrapped calls) at the deadline
 */
export function instrument(client: Sql, instruments: Instruments): Sql {
  const counted: Run = async (work) => {
    instruments.onDemand(1);
    try {
      return await work();
    } finally {
      instruments.onDemand(-1);
    }
  };
  const begin = (work: (tx: TransactionSql) => unknown) =>
    // Bounded as a whole: a rollback waits behind a statement that a frozen server never answers.
    counted(() =>
      within(beginHeld(client, instruments, work), instruments.transactionTimeoutMillis),
    );
  return override(client, { unsafe: instrumentUnsafe(client, instruments, counted), begin });
}
