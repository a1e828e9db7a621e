import { lockHome } from './home.ts';
import { startEmbeddedPostgres } from './postgres.ts';
import { keepSigningKey } from './signingKey.ts';
import { startEmbeddedValkey } from './valkey.ts';

/** What is configured; null where a part is to be embedded. */
export interface PartsOptions {
  home: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  privateKeyPem: string | null;
  onProgress: (message: string) => void;
  onLog: (line: string) => void;
  /** An embedded server ended though nobody stopped it. */
  onFailure: (message: string) => void;
}

/** The parts that a gateway needs, given or embedded. */
export interface Parts {
  databaseUrl: string;
  redisUrl: string;
  privateKeyPem: string;
  /** Where the data of the embedded parts lives; null when nothing is embedded. */
  dataFolders: { home: string; postgres: string | null } | null;
  /** Tells a second start on the same folder where the first one listens. */
  announce(address: string): void;
  stop(): Promise<void>;
}

/**
 * Provides what is not configured: PostgreSQL, Valkey and the signing key, in the data folder, which
 * one process holds at a time.
 *
 * @throws HomeLockedError another process works on the folder
 */
export async function provideParts(options: PartsOptions): Promise<Parts> {
  const { databaseUrl, redisUrl, privateKeyPem, home, onProgress, onLog } = options;
  if (databaseUrl !== null && redisUrl !== null && privateKeyPem !== null) {
    const given = { databaseUrl, redisUrl, privateKeyPem };
    return { ...given, dataFolders: null, announce: () => undefined, stop: async () => undefined };
  }
  const lock = lockHome(home);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopPart of stops.toReversed()) await stopPart();
    lock.release();
  };
  const watch = (name: string, part: { exited: Promise<unknown>; stop: () => Promise<void> }) => {
    let stopping = false;
    stops.push(() => {
      stopping = true;
      return part.stop();
    });
    const tell = () => {
      if (!stopping) options.onFailure(`The embedded ${name} ended by itself.`);
    };
    part.exited.then(tell, tell);
  };
  try {
    const [postgres, valkey] = await Promise.all([
      databaseUrl === null ? startEmbeddedPostgres({ home, onProgress, onLog }) : null,
      redisUrl === null ? startEmbeddedValkey({ onLog }) : null,
    ]);
    if (postgres) watch('PostgreSQL', postgres);
    if (valkey) watch('Valkey', valkey);
    return {
      databaseUrl: postgres?.url ?? databaseUrl ?? '',
      redisUrl: valkey?.url ?? redisUrl ?? '',
      privateKeyPem: privateKeyPem ?? keepSigningKey(home),
      dataFolders: { home, postgres: postgres?.dataDirectory ?? null },
      announce: (address) => lock.describe({ address }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
