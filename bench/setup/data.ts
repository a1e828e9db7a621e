import { migrate } from '../../src/db/migrations/migrate.ts';
import { type Database, openPool } from '../../src/db/pool.ts';
import { startGateway } from '../servers/gateway.ts';
import type { Backends } from './backends.ts';

interface DatabaseOptions {
  url: string;
  onEnd: (undo: () => Promise<void>) => void;
}

/** Longer than it takes to make the demo data. */
const seedWithinMillis = 300_000;

/** Migrates the database. @returns the bench's own way into it */
export async function openDatabase({ url, onEnd }: DatabaseOptions): Promise<Database> {
  await migrate({ url });
  const pool = openPool({
    url,
    poolMin: 0,
    poolMax: 2,
    connectTimeoutSeconds: 10,
    idleTimeoutSeconds: 60,
    queryTimeoutMillis: 30_000,
  });
  onEnd(() => pool.close());
  return pool.db;
}

/** Fills the database with the demo data, as the first start of a gateway does, which then ends. */
export async function makeDemoData(backends: Backends): Promise<void> {
  const gateway = await startGateway(backends, {
    nodeEnv: 'development',
    settings: { DEMO_DATA: 'true' },
    readyWithinMillis: seedWithinMillis,
  });
  await gateway.stop();
}
