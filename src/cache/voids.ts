import { leaseKey } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';

const withLeases = (keys: readonly string[]) => keys.flatMap((key) => [key, leaseKey(key)]);

/** Keys of one DEL: after a long outage all of them at once would outlast the time-out. */
const batchSize = 1000;

/** Deletes keys with their leases, a batch at a time. */
async function deleteAll(
  keys: readonly string[],
  del: (batch: string[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < keys.length; start += batchSize) {
    await del(withLeases(keys.slice(start, start + batchSize)));
  }
}

/**
 * Voids keys: the value goes, and with it the right of every fill that has begun.
 *
 * The caller has a job enqueued for the case that this fails (see domain/writes.ts).
 */
export class Voids {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Tries it though the circuit is open. @returns whether Redis has confirmed it */
  async apply(keys: readonly string[]): Promise<boolean> {
    if (keys.length === 0) return true;
    const deleted = deleteAll(keys, (batch) => this.#link.insist((redis) => redis.del(batch)));
    return orWhenAway(
      deleted.then(() => true),
      () => false,
    );
  }

  /** What Redis missed while it was away is applied before anybody reads it again. */
  recoverFrom(listMissed: () => Promise<string[]>): void {
    this.#link.onRecover(async () => {
      const keys = [...new Set(await listMissed())];
      await deleteAll(keys, (batch) => this.#link.direct((redis) => redis.del(batch)));
    });
  }
}
