import { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.ts';
import { type Commands, defineScripts } from './scripts.ts';

/** Redis is away, frozen, or not yet trusted again. Whoever reads goes to PostgreSQL instead. */
export class RedisUnavailableError extends Error {
  constructor(options?: ErrorOptions) {
    super('Redis is not available', options);
    this.name = 'RedisUnavailableError';
  }
}

export interface LinkOptions {
  url: string;
  commandTimeoutMillis: number;
  logger: Logger;
  /** Told whenever the circuit opens or closes. */
  onAvailability?: (available: boolean) => void;
}

const probeDelayMillis = { first: 50, longest: 1000 };

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
  #available = false;
  #closed = false;
  #behind = false;
  #probing: Promise<void> | null = null;
  #recover: () => Promise<void> = async () => undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#redis = defineScripts(
      new Redis(options.url, {
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
    this.#redis.on('close', () => this.#open());
  }

  get available(): boolean {
    return this.#available;
  }

  /** What must be done before Redis is trusted again; its commands go through `direct`. */
  onRecover(recover: () => Promise<void>): void {
    this.#recover = recover;
  }

  /** A void could not be delivered: a recovery that has begun must look again before it ends. */
  fallBehind(): void {
    this.#behind = true;
  }

  /** Connects. Redis away at this moment is no error: the probe goes on. */
  async connect(): Promise<void> {
    await this.#redis.connect().catch(() => undefined);
    await this.#probe().catch(() => undefined);
    if (!this.#available) this.#open();
  }

  /** @throws RedisUnavailableError at once while the circuit is open, or when the command fails */
  async run<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    if (!this.#available) throw new RedisUnavailableError();
    try {
      return await command(this.#redis);
    } catch (cause) {
      this.#options.logger.warn({ err: cause }, 'Redis failed: going on without it');
      this.#open();
      throw new RedisUnavailableError({ cause });
    }
  }

  /** Runs a command though the circuit is open: for the recovery alone. */
  direct<Result>(command: (redis: Commands) => Promise<Result>): Promise<Result> {
    return command(this.#redis);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#available = false;
    this.#redis.disconnect();
    await this.#probing;
  }

  #open(): void {
    if (this.#closed) return;
    if (this.#available) {
      this.#available = false;
      this.#options.onAvailability?.(false);
    }
    this.#probing ??= this.#probeUntilBack().finally(() => {
      this.#probing = null;
    });
  }

  async #probeUntilBack(): Promise<void> {
    let delayMillis = probeDelayMillis.first;
    while (!this.#closed && !this.#available) {
      await new Promise((resolve) => setTimeout(resolve, delayMillis).unref());
      delayMillis = Math.min(2 * delayMillis, probeDelayMillis.longest);
      await this.#probe().catch((cause: unknown) => {
        this.#options.logger.debug({ err: cause }, 'Redis is still away');
      });
    }
  }

  async #probe(): Promise<void> {
    if (this.#redis.status === 'wait' || this.#redis.status === 'end') await this.#redis.connect();
    try {
      await this.#redis.ping();
    } catch (cause) {
      // A connection that swallows a PING may be dead for good: the next probe gets a new one.
      if (this.#redis.status === 'ready') this.#redis.disconnect(true);
      throw cause;
    }
    do {
      this.#behind = false;
      await this.#recover();
    } while (this.#behind);
    if (this.#closed) return;
    this.#available = true;
    this.#options.onAvailability?.(true);
    this.#options.logger.debug('Redis is in use');
  }
}
