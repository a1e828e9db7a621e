import { randomUUID } from 'node:crypto';
import { encode, readValue } from './codec.ts';
import { type CachedFamily, leaseKey, leaseMillis } from './keys.ts';
import type { RedisLink } from './link.ts';

/** What asking for leases came to, by id. */
export interface LeaseAnswers<Value> {
  /** Filled meanwhile. */
  found: Map<string, Value>;
  /** To be loaded by whoever asked, under `token`. */
  granted: string[];
  token: string;
  /** The lease that somebody else has. */
  met: Map<string, string>;
}

const withLeases = <Value>(family: CachedFamily<Value>, ids: readonly string[]) =>
  ids.flatMap((id) => [family.key(id), leaseKey(family.key(id))]);

/** The rights to fill keys: who has missed asks for one, and a void ends it. */
export class Leases {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** @throws RedisUnavailableError */
  async ask<Value>(
    family: CachedFamily<Value>,
    ids: readonly string[],
  ): Promise<LeaseAnswers<Value>> {
    const token = randomUUID();
    const keys = withLeases(family, ids);
    const answers = await this.#link.run((redis) =>
      redis.lease(keys.length, ...keys, token, leaseMillis),
    );
    const found = new Map<string, Value>();
    const granted: string[] = [];
    const met = new Map<string, string>();
    for (const [index, id] of ids.entries()) {
      const [state, text] = answers[index] ?? ['busy', ''];
      const readable = state === 'value' ? readValue(family, text) : null;
      if (readable !== null) found.set(id, readable.value);
      else if (state === 'granted') granted.push(id);
      else met.set(id, text);
    }
    return { found, granted, token, met };
  }

  /** Fills what the lease still allows and gives it back. Redis away: nothing is filled. */
  async fill<Value>(
    family: CachedFamily<Value>,
    { granted, token }: Pick<LeaseAnswers<Value>, 'granted' | 'token'>,
    values: ReadonlyMap<string, Value>,
  ): Promise<void> {
    const keys = withLeases(family, granted);
    const texts = granted.map((id) =>
      values.has(id) ? encode(family.format, values.get(id)) : '',
    );
    await this.#link
      .run((redis) => redis.fill(keys.length, ...keys, token, family.ttlSeconds, ...texts))
      .catch(() => undefined); // the value is in hand; an unfilled key is a miss, not an error
  }
}
