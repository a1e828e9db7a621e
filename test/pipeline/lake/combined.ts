import type { UploadOwner } from '../../../src/domain/analyticsKeys.ts';
import type { Engine } from '../../../src/pipeline/engine/engine.ts';
import { addEarlier } from '../../../src/pipeline/lake/addEarlier.ts';
import type { Lake } from './lake.ts';
import type { Tables } from './tables.ts';

export interface Combined {
  transactions: Record<string, unknown>[];
  accounts: Record<string, unknown>[];
  liabilities: Record<string, unknown>[];
}

/** What stands in the tables, in an order of its own; the row in the file is left out. */
export const combinedIn = async (engine: Engine): Promise<Combined> => ({
  transactions: await engine.rows('SELECT * EXCLUDE (source_row) FROM transactions ORDER BY ALL'),
  accounts: await engine.rows('SELECT * FROM accounts ORDER BY account_id'),
  liabilities: await engine.rows('SELECT * FROM liabilities ORDER BY account_id'),
});

/** The newest upload with the earlier ones of the bucket, oldest first; null when all are earlier. */
export const combine = (lake: Lake, earlier: readonly UploadOwner[], newest: Tables | null) =>
  lake.withEngine(newest ?? {}, async (engine, folder) => {
    const { store, bucket } = lake;
    await addEarlier({ engine, store, bucket, uploads: earlier, folder });
    return combinedIn(engine);
  });

/**
 * What one upload after the other comes to, oldest first: as the last of them is processed, and as all
 * are computed anew.
 */
export async function afterAll(lake: Lake, uploads: readonly Tables[]): Promise<Combined[]> {
  const owners: UploadOwner[] = [];
  for (const upload of uploads) owners.push(await lake.upload(upload));
  return [
    await combine(lake, owners.slice(0, -1), uploads.at(-1) ?? null),
    await combine(lake, owners, null),
  ];
}
