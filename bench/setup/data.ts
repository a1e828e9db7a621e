import { migrate } from '../../src/db/migrations/migrate.ts';
import { type Database, openPool } from '../../src/db/pool.ts';
import { seedDemo } from '../../src/demo/seed.ts';

interface DataOptions {
  url: string;
  onProgress: (done: number, total: number) => void;
  onEnd: (undo: () => Promise<void>) => void;
}

/** Migrates the database and fills it with the demo data. @returns the bench's own way into it */
export async function provideData({ url, onProgress, onEnd }: DataOptions): Promise<Database> {
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
  await seedDemo({ db: pool.db, onProgress });
  return pool.db;
}
