import { Redis } from 'ioredis';
import { SettingError } from './settingError.ts';

async function onRedis<Result>(url: string, work: (redis: Redis) => Promise<Result>) {
  const redis = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined); // told by the command that fails
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function countKeys(url: string): Promise<number> {
  try {
    return await onRedis(url, (redis) => redis.dbsize());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingError(
      `REDIS_URL: nobody answers there (${reason}). Without REDIS_URL the bench starts a Valkey itself.`,
      { cause },
    );
  }
}

/**
 * Takes a Redis database for the bench: it must be empty, because the keys of demo members are the
 * same everywhere.
 *
 * @returns what empties it again
 * @throws SettingError nobody answers there, or it holds keys
 */
export async function takeEmptyRedis(url: string): Promise<() => Promise<void>> {
  const keys = await countKeys(url);
  if (keys > 0) {
    throw new SettingError(
      `REDIS_URL: that database holds ${keys} keys. The bench needs an empty one, which it empties again: name another number, as in redis://localhost:6379/15`,
    );
  }
  return async () => {
    await onRedis(url, (redis) => redis.flushdb());
  };
}
