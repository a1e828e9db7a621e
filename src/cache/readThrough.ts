import { readValue } from './codec.ts';
import { Flights } from './flights.ts';
import type { CachedFamily } from './keys.ts';
import { type LeaseAnswers, Leases } from './leases.ts';
import { orWhenAway, type RedisLink } from './link.ts';
import type { CacheStats } from './stats.ts';

export type { CachedFamily } from './keys.ts';

/** Reads raw values by key, null for what is absent. A request's reader joins a tick's keys in one MGET. */
export type FetchRaw = (keys: readonly string[]) => Promise<(string | null)[]>;

/** Reads what the cache lacks, in one statement. Ids that do not exist are left out of the answer. */
export type Load<Value> = (ids: readonly string[]) => Promise<Map<string, Value>>;

const pollMillis = 10;
const polls = 20;

/**
 * Read-through with leases. Once a write has voided its keys, no reader gets what was before it:
 *
 * - A miss takes a lease (a token under `lease:{key}`) before it reads PostgreSQL, and its fill is
 *   accepted only while that lease stands. A void deletes value and lease, so a fill that began
 *   before it comes to nothing.
 * - A reader that meets another's lease waits for that fill instead of asking PostgreSQL too, and
 *   shares the load where it runs in this process (flights.ts).
 * - Redis away: everybody reads PostgreSQL.
 */
export class ReadThrough {
  readonly #link: RedisLink;
  readonly #stats: CacheStats;
  readonly #leases: Leases;
  readonly #flights = new Flights();

  constructor(link: RedisLink, stats: CacheStats) {
    this.#link = link;
    this.#stats = stats;
    this.#leases = new Leases(link);
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
    const found = await orWhenAway(
      this.#readCached(family, ids, fetchRaw),
      () => new Map<string, Value>(),
    );
    const missing = ids.filter((id) => !found.has(id));
    this.#stats.count(family.name, 'hits', found.size);
    this.#stats.count(family.name, 'misses', missing.length);
    if (missing.length === 0) return found;
    const loaded = await orWhenAway(this.#readMissing(family, missing, load), () => load(missing));
    return new Map([...found, ...loaded]);
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
      const readable = readValue(family, raw);
      if (readable === null) unreadable.push(family.key(id));
      else found.set(id, readable.value);
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
    let busy = await this.#takeTurn(family, ids, load, found);
    for (let poll = 0; busy.size > 0 && poll < polls; poll += 1) {
      await new Promise((resolve) => setTimeout(resolve, pollMillis));
      busy = await this.#takeTurn(family, [...busy.keys()], load, found);
    }
    if (busy.size > 0) await this.#loadLate(family, busy, load, found);
    return found;
  }

  /**
   * Asks for leases once: loads what was granted, shares what flies already.
   *
   * @returns the rest by id, with the lease that each one met
   */
  async #takeTurn<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    load: Load<Value>,
    found: Map<string, Value>,
  ): Promise<Map<string, string>> {
    const answers = await this.#leases.ask(family, ids);
    for (const [id, value] of answers.found) found.set(id, value);
    const { joined, rest } = this.#join(family, answers.met, found);
    if (answers.granted.length > 0) joined.push(this.#loadAndFill(family, answers, load, found));
    await Promise.all(joined);
    return rest;
  }

  /** Shares the loads that fly under the leases met. */
  #join<Value>(
    family: CachedFamily<Value>,
    met: ReadonlyMap<string, string>,
    found: Map<string, Value>,
  ): { joined: Promise<void>[]; rest: Map<string, string> } {
    const joined: Promise<void>[] = [];
    const rest = new Map<string, string>();
    for (const [id, token] of met) {
      const flight = this.#flights.find(family.key(id), token);
      if (flight === null) rest.set(id, token);
      else joined.push(take(flight, [id], found));
    }
    return { joined, rest };
  }

  /** Loads under a lease of our own and fills. */
  async #loadAndFill<Value>(
    family: CachedFamily<Value>,
    answers: LeaseAnswers<Value>,
    load: Load<Value>,
    found: Map<string, Value>,
  ): Promise<void> {
    const { granted, token } = answers;
    const values = load(granted);
    const filled = values
      .catch(() => new Map<string, Value>())
      .then((loaded) => this.#leases.fill(family, answers, loaded));
    const leases = new Map(granted.map((id) => [family.key(id), token]));
    this.#flights.share(leases, values, filled);
    await filled;
    await take(values, granted, found);
  }

  /** Whoever has the leases is slow. PostgreSQL is never stale: it is asked without a fill. */
  async #loadLate<Value>(
    family: CachedFamily<Value>,
    busy: ReadonlyMap<string, string>,
    load: Load<Value>,
    found: Map<string, Value>,
  ): Promise<void> {
    const { joined, rest } = this.#join(family, busy, found);
    const ids = [...rest.keys()];
    if (ids.length > 0) {
      const values = load(ids);
      const leases = new Map([...rest].map(([id, token]) => [family.key(id), token]));
      this.#flights.share(leases, values, values);
      joined.push(take(values, ids, found));
    }
    await Promise.all(joined);
  }
}

/** Takes the values of some ids out of a load that others may share. */
async function take<Value>(
  values: Promise<ReadonlyMap<string, unknown>>,
  ids: readonly string[],
  found: Map<string, Value>,
): Promise<void> {
  const loaded = (await values) as ReadonlyMap<string, Value>;
  for (const id of ids) {
    const value = loaded.get(id);
    if (value !== undefined) found.set(id, value);
  }
}
