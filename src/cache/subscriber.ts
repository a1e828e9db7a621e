import { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.ts';

/** Told that something may have changed: once for each message, and whenever messages may be missing. */
export type Listener = () => void;

/** How often the connection is tried, and while it is away everybody is told to look for themselves. */
const checkMillis = 3000;

export interface SubscriberOptions {
  url: string;
  commandTimeoutMillis: number;
  logger: Logger;
}

/**
 * Hears what gateways tell each other over Redis, by one connection that is opened when somebody first
 * listens.
 *
 * A message may be lost while the connection is away, or before a subscription stands. So listeners are
 * told to look again when their channel begins to be heard, and while it is not, every few seconds.
 */
export class Subscriber {
  readonly #options: SubscriberOptions;
  readonly #listeners = new Map<string, Set<Listener>>();
  #redis: Redis | null = null;
  #checks: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: SubscriberOptions) {
    this.#options = options;
  }

  /** Listens on channels. Redis away is no error. @returns how to stop */
  listen(channels: readonly string[], listener: Listener): () => void {
    if (this.#closed) return () => undefined;
    const redis = this.#connection();
    for (const channel of channels) {
      const known = this.#listeners.get(channel);
      this.#listeners.set(channel, (known ?? new Set()).add(listener));
    }
    // Those that are heard already too: their subscription may not be confirmed yet.
    if (redis.status === 'ready') this.#subscribe(redis, channels);
    return () => {
      for (const channel of channels) this.#stop(channel, listener);
    };
  }

  /** Stops hearing anything. */
  close(): void {
    this.#closed = true;
    if (this.#checks !== null) clearInterval(this.#checks);
    this.#listeners.clear();
    this.#redis?.disconnect();
  }

  #connection(): Redis {
    this.#redis ??= this.#open();
    return this.#redis;
  }

  #open(): Redis {
    const { url, commandTimeoutMillis, logger } = this.#options;
    const redis = new Redis(url, {
      ...(url.startsWith('rediss:') && { tls: { minVersion: 'TLSv1.3' as const } }),
      connectTimeout: 2000,
      commandTimeout: commandTimeoutMillis,
      enableOfflineQueue: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(50 * attempt, 500),
    });
    // Each failed attempt to reconnect is an 'error' event; that it is away is told by 'close'.
    redis.on('error', () => undefined);
    redis.on('close', () => logger.debug('the events of Redis are away'));
    redis.on('ready', () => this.#subscribe(redis, [...this.#listeners.keys()]));
    redis.on('message', (channel: string) => this.#tell([channel]));
    this.#checks = setInterval(() => this.#check(redis), checkMillis).unref();
    return redis;
  }

  /** Whoever began to listen before the subscription stood may have missed something. */
  #subscribe(redis: Redis, channels: readonly string[]): void {
    if (channels.length === 0) return;
    redis.subscribe(...channels).then(
      () => this.#tell(channels),
      () => this.#reconnect(redis),
    );
  }

  #stop(channel: string, listener: Listener): void {
    const listeners = this.#listeners.get(channel);
    if (!listeners?.delete(listener) || listeners.size > 0) return;
    this.#listeners.delete(channel);
    if (this.#redis?.status === 'ready') this.#redis.unsubscribe(channel).catch(() => undefined);
  }

  /** A connection that is dead without having been closed would be silent for good. */
  #check(redis: Redis): void {
    if (this.#listeners.size === 0) return;
    if (redis.status === 'ready') redis.ping().catch(() => this.#reconnect(redis));
    else this.#tell([...this.#listeners.keys()]);
  }

  #reconnect(redis: Redis): void {
    if (!this.#closed && redis.status === 'ready') redis.disconnect(true);
  }

  #tell(channels: readonly string[]): void {
    const told = new Set(channels.flatMap((channel) => [...(this.#listeners.get(channel) ?? [])]));
    for (const listener of told) listener();
  }
}
