import type { Sql, TransactionSql } from 'postgres';

/** PostgreSQL did not answer in time. What was asked of it may have happened or not. */
export class DatabaseTimeoutError extends Error {
  constructor(millis: number) {
    super(`PostgreSQL did not answer within ${millis} ms`);
    this.name = 'DatabaseTimeoutError';
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

function instrumentTransaction(tx: TransactionSql, instruments: Instruments): TransactionSql {
  const alreadyCounted: Run = async (work) => work();
  return override(tx, {
    unsafe: instrumentUnsafe(tx, instruments, alreadyCounted),
    savepoint: (work: (inner: TransactionSql) => unknown) =>
      tx.savepoint((inner) => work(instrumentTransaction(inner, instruments))),
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
      within(
        client.begin((tx) => work(instrumentTransaction(tx, instruments))),
        instruments.transactionTimeoutMillis,
      ),
    );
  return override(client, { unsafe: instrumentUnsafe(client, instruments, counted), begin });
}
