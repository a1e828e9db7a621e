import { randomUUID } from 'node:crypto';
import { decode, encode } from './codec.ts';
import { type Family, leaseKey, leaseMillis } from './keys.ts';
import { type RedisLink, RedisUnavailableError } from './link.ts';
import type { CacheStats } from './stats.ts';

/** Reads raw values by key, null for what is absent. A request's reader joins a tick's keys in one MGET. */
export type FetchRaw = (keys: readonly string[]) => Promise<(string | null)[]>;

/** Reads what the cache lacks, in one statement. Ids that do not exist are left out of the answer. */
export type Load<Value> = (ids: readonly string[]) => Promise<Map<string, Value>>;

/** A family with the way back from JSON to its value. */
export interface CachedFamily<Value> extends Family {
  revive(data: unknown): Value;
}

/** A load that holds a lease: whoever meets the same lease may share it. */
interface Flight {
  token: string;
  values: Promise<ReadonlyMap<string, unknown>>;
}

const pollMillis = 10;
const polls = 20;

/**
 * Read-through with leases. Once a write has voided its keys, no reader gets what was before it:
 *
 * - A miss takes a lease (a token under `lease:{key}`) before it reads PostgreSQL, and its fill is
 *   accepted only while that lease stands. A void deletes value and lease, so a fill that began
 *   before it comes to nothing.
 * - A reader that meets another's lease waits for that fill instead of asking PostgreSQL too. The
 *   lease it met was standing after the reader began, so no void lies between them, and the shared
 *   load is fresh enough.
 * - Redis away: everybody reads PostgreSQL.
 */
export class ReadThrough {
  readonly #link: RedisLink;
  readonly #stats: CacheStats;
  readonly #flights = new Map<string, Flight>();

  constructor(link: RedisLink, stats: CacheStats) {
    this.#link = link;
    this.#stats = stats;
  }

  /** One MGET for all keys. @throws RedisUnavailableError */
  readonly fetchRaw: FetchRaw = (keys) => this.#link.run((redis) => redis.mget([...keys]));

  /** @returns the values by id; ids that do not exist are absent */
  async read<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    load: Load<Value>,
    fetchRaw: FetchRaw = this.fetchRaw,
  ): Promise<Map<string, Value>> {
    try {
      const found = await this.#readCached(family, ids, fetchRaw);
      const missing = ids.filter((id) => !found.has(id));
      this.#stats.count(family.name, 'hits', found.size);
      this.#stats.count(family.name, 'misses', missing.length);
      if (missing.length === 0) return found;
      return new Map([...found, ...(await this.#readMissing(family, missing, load))]);
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) throw error;
      this.#stats.count(family.name, 'misses', ids.length);
      return load(ids);
    }
  }

  async #readCached<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    fetchRaw: FetchRaw,
  ): Promise<Map<string, Value>> {
    const raws = await fetchRaw(ids.map(family.key));
    const found = new Map<string, Value>();
    const unreadable: string[] = [];
    for (const [index, id] of ids.entries()) {
      const raw = raws[index];
      if (raw === null || raw === undefined) continue;
      const decoded = decode(family.format, raw);
      if (decoded === null) unreadable.push(family.key(id));
      else found.set(id, family.revive(decoded.data));
    }
    if (unreadable.length > 0) await this.#link.run((redis) => redis.del(unreadable));
    return found;
  }

  async #readMissing<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    load: Load<Value>,
  ): Promise<Map<string, Value>> {
    const found = new Map<string, Value>();
    let waiting = ids;
    for (let poll = 0; waiting.length > 0 && poll < polls; poll += 1) {
      if (poll > 0) await new Promise((resolve) => setTimeout(resolve, pollMillis));
      const turn = await this.#takeTurn(family, waiting, load);
      for (const [id, value] of turn.found) found.set(id, value);
      waiting = turn.busy;
    }
    // Whoever has the lease is slow. PostgreSQL is never stale: it is asked without a fill.
    const late = waiting.length > 0 ? await load(waiting) : [];
    return new Map([...found, ...late]);
  }

  /** Asks for leases once: loads what was granted, joins this process's flights, reports the rest. */
  async #takeTurn<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    load: Load<Value>,
  ): Promise<{ found: Map<string, Value>; busy: string[] }> {
    const token = randomUUID();
    const keys = ids.flatMap((id) => [family.key(id), leaseKey(family.key(id))]);
    const answers = await this.#link.run((redis) =>
      redis.lease(keys.length, ...keys, token, leaseMillis),
    );
    const found = new Map<string, Value>();
    const busy: string[] = [];
    const granted: string[] = [];
    const joined: Promise<void>[] = [];
    for (const [index, id] of ids.entries()) {
      const [state, text] = answers[index] ?? ['busy', ''];
      const flight = this.#flights.get(family.key(id));
      const decoded = state === 'value' ? decode(family.format, text) : null;
      if (decoded !== null) found.set(id, family.revive(decoded.data));
      else if (state === 'granted') granted.push(id);
      else if (flight?.token === text) joined.push(this.#join(flight, id, found));
      else busy.push(id);
    }
    const loading =
      granted.length > 0 ? this.#fly(family, granted, token, load) : Promise.resolve([]);
    const [loaded] = await Promise.all([loading, ...joined]);
    for (const [id, value] of loaded) found.set(id, value);
    return { found, busy };
  }

  async #join<Value>(flight: Flight, id: string, found: Map<string, Value>): Promise<void> {
    const values = (await flight.values) as ReadonlyMap<string, Value>;
    const value = values.get(id);
    if (value !== undefined) found.set(id, value);
  }

  /** Loads under a lease, lets others of this process share the load, and fills. */
  async #fly<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    token: string,
    load: Load<Value>,
  ): Promise<Map<string, Value>> {
    const values = load(ids);
    const flight: Flight = { token, values };
    for (const id of ids) this.#flights.set(family.key(id), flight);
    try {
      const loaded = await values;
      await this.#fill(family, ids, token, loaded);
      return loaded;
    } catch (error) {
      await this.#fill(family, ids, token, new Map());
      throw error;
    } finally {
      for (const id of ids) {
        if (this.#flights.get(family.key(id)) === flight) this.#flights.delete(family.key(id));
      }
    }
  }

  async #fill<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    token: string,
    values: ReadonlyMap<string, Value>,
  ): Promise<void> {
    const keys = ids.flatMap((id) => [family.key(id), leaseKey(family.key(id))]);
    const texts = ids.map((id) => (values.has(id) ? encode(family.format, values.get(id)) : ''));
    await this.#link
      .run((redis) => redis.fill(keys.length, ...keys, token, family.ttlSeconds, ...texts))
      .catch(() => undefined); // the value is in hand; an unfilled key is a miss, not an error
  }
}
