import { buffer } from 'node:stream/consumers';
import { and, count, eq, gt, inArray, sql } from 'drizzle-orm';
import { parquetMetadata } from 'hyparquet';
import { parseConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/pool.ts';
import { dataUploads, personaHistory, recommendations, userProfiles } from '../../src/db/schema.ts';
import { type AnalyticsKind, analyticsKey } from '../../src/domain/analyticsKeys.ts';
import { openStore } from '../../src/gateway/openStore.ts';
import type { ObjectLocation, ObjectStore } from '../../src/storage/objectStore.ts';
import { environmentOf } from '../servers/environment.ts';
import type { Backends } from '../setup/backends.ts';

/** A file that was sent, each by a member who sent no other. */
export interface Sent {
  userId: string;
  uploadId: string;
  rows: number;
}

/**
 * Looks whether each upload has had its effect, and had it once: COMPLETED, one profile, one entry of
 * the history, no recommendation twice, and Parquet files with as many rows as were sent.
 *
 * @returns what is wrong, in words
 */
export async function faultsOfUploads(
  db: Database,
  backends: Backends,
  sent: readonly Sent[],
): Promise<string[]> {
  const members = sent.map(({ userId }) => userId);
  const uploads = sent.map(({ uploadId }) => uploadId);
  const completed = and(inArray(dataUploads.id, uploads), eq(dataUploads.status, 'completed'));
  const counted = [
    ['uploads COMPLETED', await db.$count(dataUploads, completed), sent.length],
    ['profiles', await db.$count(userProfiles, inArray(userProfiles.userId, members)), sent.length],
    ['members with one entry of the history', await countHistories(db, members), sent.length],
    ['recommendations made twice', await countRepeated(db, members), 0],
    ['uploads with all of their Parquet', await countWithParquet(backends, sent), sent.length],
  ] as const;
  return counted
    .filter(([, is, wanted]) => is !== wanted)
    .map(([what, is, wanted]) => `${what}: ${is} instead of ${wanted}`);
}

async function countHistories(db: Database, members: readonly string[]): Promise<number> {
  const single = await db
    .select({ userId: personaHistory.userId })
    .from(personaHistory)
    .where(inArray(personaHistory.userId, [...members]))
    .groupBy(personaHistory.userId)
    .having(eq(count(), 1));
  return single.length;
}

async function countRepeated(db: Database, members: readonly string[]): Promise<number> {
  const template = sql`${recommendations.decisionTrace} ->> 'template'`;
  const repeated = await db
    .select({ userId: recommendations.userId })
    .from(recommendations)
    .where(inArray(recommendations.userId, [...members]))
    .groupBy(recommendations.userId, template)
    .having(gt(count(), 1));
  return repeated.length;
}

async function countWithParquet(backends: Backends, sent: readonly Sent[]): Promise<number> {
  const config = parseConfig(environmentOf(backends, 'development'));
  const { privateKeyPem } = backends;
  const store = await openStore({
    config,
    privateKeyPem,
    baseUrl: () => '',
    now: () => new Date(),
  });
  const rowsIn = (kind: AnalyticsKind, owner: Sent) =>
    countRows(store, { bucket: config.storage.buckets.analytics, key: analyticsKey(kind, owner) });
  let whole = 0;
  for (const one of sent) {
    const found = [await rowsIn('transactions', one), await rowsIn('signals', one)];
    // Signals have a row for each window.
    if (found[0] === one.rows && found[1] === 2) whole += 1;
  }
  await store.close();
  return whole;
}

/** By another reader than the one that wrote it. @returns 0 where there is no such file */
async function countRows(store: ObjectStore, location: ObjectLocation): Promise<number> {
  const info = await store.stat(location);
  if (info === null) return 0;
  const bytes = new Uint8Array(await buffer(await store.read(info)));
  return Number(parquetMetadata(bytes.buffer).num_rows);
}
