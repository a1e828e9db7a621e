import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.ts';
import { probeKey } from './keys.ts';
import { type Commands, defineScripts } from './scripts.ts';

/** Redis is away, frozen, or not yet trusted again. Whoever reads goes to PostgreSQL instead. */
export class RedisUnavailableError extends Error {
  constructor(options?: ErrorOptions) {
    super('Redis is not available', options);
    this.name = 'RedisUnavailableError';
  }
}

/** The answer of Redis, or the fallback's while Redis is away. Other errors go through. */
export async function orWhenAway<Result>(
  answer: Promise<Result>,
  fallback: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RedisUnavailableError) return fallback();
    throw error;
  }
}

export interface LinkOptions {
  url: string;
  commandTimeoutMillis: number;
  logger: Logger;
  /** Told whenever the circuit opens or closes. */
  onAvailability?: (available: boolean) => void;
}

const probeDelayMillis = { first: 50, longest: 500 };

/**
 * The connection to Redis behind a circuit breaker.
 *
 * A single command that fails or times out opens the circuit: from then on callers learn at once
 * that Redis is unavailable, and a probe tries it in the background. It closes again only after
 * `recover` has brought Redis up to date (it may hold values older than writes made meanwhile).
 */
export class RedisLink {
  readonly #redis: Commands;
  readonly #options: LinkOptions;
  readonly #closing = new AbortController();
  #available = false;
  #behind = false;
  #probing: Promise<void> | null = null;
  #probe: Promise<void> | null = null;
  readonly #recoveries: (() => Promise<void>)[] = [];

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#redis = defineScripts(
      new Redis(options.url, {
        ...(options.url.startsWith('rediss:') && { tls: { minVersion: 'TLSv1.3' as const } }),
        lazyConnect: true,
        commandTimeout: options.commandTimeoutMillis,
        connectTimeout: 2000,
        enableOfflineQueue: false,
        autoResendUnfulfilledCommands: false,
        maxRetriesPerRequest: 0,
        retryStrategy: (attempt) => Math.min(50 * attempt, probeDelayMillis.longest),
      }),
    );
    // Each failed attempt to reconnect is an 'error' event; the breaker has told of it already.
    this.#redis.on('error', () => undefined);
    this.#redis.on('close', () => this.#open(new Error('the connection was closed')));
  }

  get available(): boolean {
    return this.#available;
  }

  /** What must be done before Redis is trusted again; its commands go through `direct`. */
  onRecover(recover: () => Promise<void>): void {
    this.#recoveries.push(recover);
  }

  /** Connects. Redis away at this moment is no error: the probe goes on. */
  async connect(): Promise<void> {
    await this.#probeOnce().catch((err: unknown) => {
      this.#options.logger.warn({ err }, 'Redis is away: going on without it');
      this.#open(err);
    });
  }

  /** @throws RedisUnavailableError at once while the circuit is open, or when the command fails */
  async run<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    if (!this.#available) throw new RedisUnavailableError();
    return this.#attempt(command);
  }

  /**
   * Runs a command that readers depend on, though the circuit is open: the circuit may be open here
   * alone, while other gateways still trust Redis. Where it fails, a recovery that has begun looks
   * again before it ends, and one that has ended is followed by another.
   *
   * @throws RedisUnavailableError when it fails; the circuit is open then
   */
  async insist<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    try {
      return await this.#attempt(command);
    } catch (error) {
      this.#behind = true;
      throw error;
    }
  }

  /** Runs a command though the circuit is open: for the recovery alone. */
  direct<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    return command(this.#redis);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#available = false;
    this.#redis.disconnect();
    await this.#probing;
  }

  async #attempt<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    try {
      return await command(this.#redis);
    } catch (cause) {
      this.#open(cause);
      throw new RedisUnavailableError({ cause });
    }
  }

  #open(cause: unknown): void {
    if (this.#closing.signal.aborted) return;
    if (this.#available) {
      this.#available = false;
      this.#options.onAvailability?.(false);
      this.#options.logger.warn({ err: cause }, 'Redis failed: going on without it');
    }
    this.#probing ??= this.#probeUntilBack().finally(() => {
      this.#probing = null;
      // It may have failed once more in the very moment in which the probe ended.
      if (!this.#available) this.#open(cause);
    });
  }

  async #probeUntilBack(): Promise<void> {
    const { signal } = this.#closing;
    let delayMillis = probeDelayMillis.first;
    while (!signal.aborted && !this.#available) {
      await sleep(delayMillis, undefined, { ref: false, signal }).catch(() => undefined);
      delayMillis = Math.min(2 * delayMillis, probeDelayMillis.longest);
      await this.#probeOnce().catch((err: unknown) => {
        this.#options.logger.debug({ err }, 'Redis is still away');
      });
    }
  }

  /** Never two at once: one would take note of what the other one must still look at. */
  #probeOnce(): Promise<void> {
    this.#probe ??= this.#tryToClose().finally(() => {
      this.#probe = null;
    });
    return this.#probe;
  }

  async #tryToClose(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    if (this.#redis.status === 'wait' || this.#redis.status === 'end') await this.#redis.connect();
    try {
      // A write, because a replica that was once the primary answers a PING and refuses all voids.
      await this.#redis.del(probeKey);
    } catch (cause) {
      // A connection that swallows a command may be dead for good: the next probe gets a new one.
      if (this.#redis.status === 'ready') this.#redis.disconnect(true);
      throw cause;
    }
    do {
      this.#behind = false;
      for (const recover of this.#recoveries) await recover();
    } while (this.#behind);
    if (this.#closing.signal.aborted) return;
    this.#available = true;
    this.#options.onAvailability?.(true);
    this.#options.logger.info('Redis is in use');
  }
}
