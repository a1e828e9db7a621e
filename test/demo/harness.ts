import { onTestFinished } from 'vitest';
import { openPool, type Pool } from '../../src/db/pool.ts';
import {
  dataUploads,
  personaHistory,
  recommendations,
  userProfiles,
  users,
} from '../../src/db/schema.ts';
import { createDatabase } from '../harness/database.ts';

const poolOptions = {
  poolMin: 0,
  poolMax: 4,
  connectTimeoutSeconds: 10,
  idleTimeoutSeconds: 60,
  queryTimeoutMillis: 10_000,
};

/** A pool over a database of its own, migrated and empty, and what drops both. */
export async function openDatabase(): Promise<{ pool: Pool; close: () => Promise<void> }> {
  const { url, drop } = await createDatabase();
  const pool = openPool({ url, ...poolOptions });
  return {
    pool,
    close: async () => {
      await pool.close();
      await drop();
    },
  };
}

/** The same for the length of one test. */
export async function givenDatabase(): Promise<Pool['db']> {
  const { pool, close } = await openDatabase();
  onTestFinished(close);
  return pool.db;
}

/** All rows of the five tables, in the order of their ids. */
export async function readAll(db: Pool['db']) {
  return {
    users: await db.select().from(users).orderBy(users.id),
    profiles: await db.select().from(userProfiles).orderBy(userProfiles.id),
    history: await db.select().from(personaHistory).orderBy(personaHistory.id),
    recommendations: await db.select().from(recommendations).orderBy(recommendations.id),
    uploads: await db.select().from(dataUploads).orderBy(dataUploads.id),
  };
}

export type AllRows = Awaited<ReturnType<typeof readAll>>;
