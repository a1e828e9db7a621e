import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { instrument } from './instrument.ts';
import * as schema from './schema.ts';
import { keepWarm } from './warm.ts';

/** Drizzle over the pool, or over one transaction of it: the same functions take either. */
export type Database = Pick<
  PostgresJsDatabase<typeof schema>,
  | 'select'
  | 'selectDistinct'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | '$count'
  | 'with'
  | 'transaction'
>;

export interface PoolOptions {
  url: string;
  poolMin: number;
  poolMax: number;
  connectTimeoutSeconds: number;
  idleTimeoutSeconds: number;
  queryTimeoutMillis: number;
  /** Called after each statement; the duration includes the wait for a connection. */
  onStatement?: (statement: string, durationMillis: number) => void;
}

export interface Pool {
  db: Database;
  /** Connections in use and callers that wait for one, as this process knows them. */
  demand(): { inUse: number; waiting: number };
  /** Open connections, as PostgreSQL knows them. */
  countOpen(): Promise<number>;
  /** Waits for running statements, then closes all connections. */
  close(): Promise<void>;
}

/** A reconnect waits at most a second, so that PostgreSQL's return is noticed at once. */
const reconnectDelaySeconds = (attempt: number) => Math.min(0.05 * 2 ** attempt, 1);

/**
 * Opens the connection pool.
 *
 * The server stops a statement at the query timeout (`statement_timeout`); half a second later the
 * client gives up by itself, in case the server is frozen or away.
 */
export function openPool(options: PoolOptions): Pool {
  let users = 0;
  const applicationName = `spendsense-gateway ${randomUUID().slice(0, 8)}`;
  const client = postgres(options.url, {
    max: options.poolMax,
    connect_timeout: options.connectTimeoutSeconds,
    idle_timeout: options.idleTimeoutSeconds,
    backoff: reconnectDelaySeconds,
    onnotice: () => undefined,
    connection: {
      application_name: applicationName,
      statement_timeout: options.queryTimeoutMillis,
      idle_in_transaction_session_timeout: 2 * options.queryTimeoutMillis,
      TimeZone: 'UTC',
    },
  });
  const instrumented = instrument(client, {
    onStatement: options.onStatement ?? (() => undefined),
    onDemand: (change) => {
      users += change;
    },
    statementTimeoutMillis: options.queryTimeoutMillis + 500,
    transactionTimeoutMillis: 2 * options.queryTimeoutMillis,
  });
  const db = drizzle(instrumented, { schema });
  const stopWarming = keepWarm(client, options);
  return {
    db,
    demand: () => {
      const inUse = Math.min(users, options.poolMax);
      return { inUse, waiting: users - inUse };
    },
    countOpen: () => db.$count(sql`pg_stat_activity`, sql`application_name = ${applicationName}`),
    close: async () => {
      stopWarming();
      // Requests and jobs have ended by now; a connection that broke would be waited for in vain.
      await client.end({ timeout: 1 });
    },
  };
}
