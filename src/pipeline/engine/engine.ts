import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlFile } from './sqlFile.ts';
import { plainRows } from './values.ts';

export interface EngineOptions {
  /** How much memory a statement may take, in DuckDB's words. */
  memoryLimit?: string;
  threads?: number;
  /** The only folders that statements may read from and write to. None by default. */
  directories?: readonly string[];
  /** Where statements that outgrow the memory may spill to; without it they fail instead. */
  spillDirectory?: string;
}

/** A value for a `$name` or `$1` of a statement. */
export type Parameter = string | number | boolean | bigint | null;
export type Parameters = Parameter[] | Record<string, Parameter>;

/** DuckDB in memory, for one upload: the tables of tables.sql, and nothing that others can see. */
export interface Engine {
  /** Runs one or several statements; parameters belong to the last. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Runs a file of src/pipeline/, such as `engine/tables.sql`. */
  runFile(name: string, parameters?: Parameters): Promise<void>;
  /** The rows of a query in plain values: numbers, `YYYY-MM-DD` for dates, null. */
  rows<Row extends object>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** Interrupts what runs, and frees the memory. */
  close(): Promise<void>;
}

/** Opens an engine with empty tables. It fetches nothing, and reads only the folders it was given. */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit ?? '256MB',
    threads: String(options.threads ?? 1),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: options.spillDirectory ?? '',
  });
  const connection = await instance.connect();
  const engine = wrap(instance, connection);
  try {
    await engine.run(confinement(options.directories ?? []));
    await engine.runFile('engine/tables.sql');
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

function wrap(instance: DuckDBInstance, connection: DuckDBConnection): Engine {
  const running = new Set<Promise<unknown>>();
  const tracked = async <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const engine: Engine = {
    async run(sql, parameters) {
      await tracked(connection.run(sql, parameters));
    },
    async runFile(name, parameters) {
      await engine.run(await sqlFile(name), parameters);
    },
    async rows<Row extends object>(sql: string, parameters?: Parameters): Promise<Row[]> {
      return plainRows<Row>(await tracked(connection.runAndReadAll(sql, parameters)));
    },
    async close() {
      // A statement that still waits for its thread misses an interrupt.
      const again = setInterval(() => connection.interrupt(), 20);
      connection.interrupt();
      await Promise.allSettled(running);
      clearInterval(again);
      connection.closeSync();
      instance.closeSync();
    },
  };
  return engine;
}

/** From here on the settings stand, whatever a statement says. */
function confinement(directories: readonly string[]): string {
  const list = directories.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  return `
    SET TimeZone = 'UTC';
    SET allowed_directories = [${list}];
    SET enable_external_access = false;
    SET lock_configuration = true;`;
}
