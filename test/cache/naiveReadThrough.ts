import { decode, encode } from '../../src/cache/codec.ts';
import type { CachedFamily } from '../../src/cache/keys.ts';
import { RedisLink } from '../../src/cache/link.ts';
import { type Load, ReadThrough } from '../../src/cache/readThrough.ts';
import type { TestBed } from '../harness/testBed.ts';
import { silentLogger } from './silentLogger.ts';

/** Read-through as it is usually written: GET, load, SET. The negative control: it has no lease. */
class NaiveReadThrough extends ReadThrough {
  readonly #link: RedisLink;

  constructor(link: RedisLink, { gateway }: TestBed) {
    super(link, gateway.services.cacheStats);
    this.#link = link;
  }

  override async read<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
    load: Load<Value>,
  ): Promise<Map<string, Value>> {
    const raws = await this.fetchRaw(ids.map(family.key));
    const found = new Map<string, Value>();
    for (const [index, id] of ids.entries()) {
      const decoded = decode(family.format, raws[index] ?? '');
      if (decoded !== null) found.set(id, family.revive(decoded.data));
    }
    const missing = ids.filter((id) => !found.has(id));
    const loaded = missing.length > 0 ? await load(missing) : new Map<string, Value>();
    for (const [id, value] of loaded) {
      const text = encode(family.format, value);
      await this.#link.run((redis) => redis.set(family.key(id), text, 'EX', family.ttlSeconds));
      found.set(id, value);
    }
    return found;
  }
}

/** Takes the lease out of a gateway. @returns puts it back */
export async function takeLeaseOut(bed: TestBed): Promise<() => Promise<void>> {
  const { services } = bed.gateway;
  const { readThrough } = services;
  const link = new RedisLink({
    url: bed.redisUrl,
    commandTimeoutMillis: 1000,
    logger: silentLogger,
  });
  await link.connect();
  services.readThrough = new NaiveReadThrough(link, bed);
  return async () => {
    services.readThrough = readThrough;
    await link.close();
  };
}
