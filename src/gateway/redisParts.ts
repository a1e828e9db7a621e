import { Blacklist } from '../cache/blacklist.ts';
import { Claims } from '../cache/claims.ts';
import { Codes } from '../cache/codes.ts';
import { Events } from '../cache/events.ts';
import { Limiter } from '../cache/limiter.ts';
import { RedisLink } from '../cache/link.ts';
import { ReadThrough } from '../cache/readThrough.ts';
import { SessionCache } from '../cache/sessionCache.ts';
import { CacheStats } from '../cache/stats.ts';
import { Subscriber } from '../cache/subscriber.ts';
import { Voids } from '../cache/voids.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** The link to Redis, which is yet to be connected, and all that the domain does over it. */
export function createRedisParts(
  { config, logger, redisUrl: url }: { config: Config; logger: Logger; redisUrl: string },
  metrics: Metrics,
) {
  const { commandTimeoutMillis } = config.redis;
  const link = new RedisLink({
    url,
    commandTimeoutMillis,
    logger,
    onAvailability: (available) => metrics.cacheAvailable.set(available ? 1 : 0),
  });
  const cacheStats = new CacheStats(metrics);
  const parts = {
    readThrough: new ReadThrough(link, cacheStats),
    voids: new Voids(link),
    events: new Events(link),
    subscriber: new Subscriber({ url, commandTimeoutMillis, logger }),
    blacklist: new Blacklist(link),
    sessionCache: new SessionCache(link),
    claims: new Claims(link),
    codes: new Codes(link),
    limiters: {
      login: new Limiter(link, 'login'),
      sms: new Limiter(link, 'sms'),
      api: new Limiter(link, 'api'),
    },
    cacheStats,
  };
  return { link, parts };
}
