import { maxPresences, presenceKey, presenceSeconds } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';

/** That an operator has a recommendation open. */
export interface Claim {
  recommendationId: string;
  operatorId: string;
  since: Date;
  /** When it ends, unless it is renewed. */
  expiresAt: Date;
}

const fieldOf = (recommendationId: string, operatorId: string) =>
  `${recommendationId}:${operatorId}`;

/** Null for what nobody of ours has written. */
function readClaim([field, value]: [string, string]): Claim | null {
  const [recommendationId = '', operatorId = ''] = field.split(':');
  const [, since, expiresAt] = /^(\d+):(\d+)$/.exec(value) ?? [];
  if (operatorId === '' || since === undefined || expiresAt === undefined) return null;
  const times = { since: new Date(Number(since)), expiresAt: new Date(Number(expiresAt)) };
  return { recommendationId, operatorId, ...times };
}

/** Who has which recommendation open. While Redis is away nobody has, and nothing fails. */
export class Claims {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /**
   * Claims a recommendation for two minutes, or renews one's claim.
   *
   * @returns whether it is new
   */
  async claim(recommendationId: string, operatorId: string, now: Date): Promise<boolean> {
    const from = now.getTime();
    const until = from + presenceSeconds * 1000;
    const claimed = this.#link.run((redis) =>
      redis.claimPresence(1, presenceKey, recommendationId, operatorId, from, until, maxPresences),
    );
    return (await orWhenAway(claimed, () => 0)) === 1;
  }

  /** Gives a claim back. @returns whether there was one */
  async release(recommendationId: string, operatorId: string): Promise<boolean> {
    const field = fieldOf(recommendationId, operatorId);
    const released = this.#link.run((redis) => redis.hdel(presenceKey, field));
    return (await orWhenAway(released, () => 0)) === 1;
  }

  /** All claims that stand, the earliest first; null while Redis is away. */
  async list(now: Date): Promise<Claim[] | null> {
    const read = this.#link.run((redis) => redis.hgetall(presenceKey));
    const fields = await orWhenAway<Record<string, string> | null>(read, () => null);
    if (fields === null) return null;
    return Object.entries(fields)
      .map(readClaim)
      .filter((claim) => claim !== null)
      .filter(({ expiresAt }) => expiresAt > now)
      .toSorted((a, b) => a.since.getTime() - b.since.getTime());
  }
}
