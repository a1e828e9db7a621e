import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { atMost } from '../cache/atMost.ts';
import type { Limiter } from '../cache/limiter.ts';
import { isOutage } from '../db/outage.ts';
import type { Audit } from './audit.ts';
import { ConflictError, RateLimitedError, UnauthenticatedError } from './errors.ts';

/** The attempts from one address that are under way in this process. */
interface Lane {
  underWay: number;
  /** Settles with the next of them: null, or the outage that ended it. */
  next: PromiseWithResolvers<unknown>;
}

/** Other gateways too may have attempts under way: they are given so often, and so long, to settle. */
const maxRefusals = 2;
const elsewhereMillis = 150;
/** Whoever comes right after a refusal is refused without that wait. */
const refusalMillis = 1000;

/** Failed attempts to sign in, by address, within an hour. */
export class LoginLimit {
  readonly #limiter: Limiter;
  readonly #failuresPerHour: number;
  readonly #audit: Audit;
  readonly #lanes = new Map<string, Lane>();
  /** Whoever asks to be admitted, by address, one after the other: each is counted for a moment. */
  readonly #refused = new LRUCache<string, true>({ ...atMost(10_000), ttl: refusalMillis });
  readonly #queues = new LRUCache<string, LimitFunction>(atMost(10_000));

  constructor(limiter: Limiter, failuresPerHour: number, audit: Audit) {
    this.#limiter = limiter;
    this.#failuresPerHour = failuresPerHour;
    this.#audit = audit;
  }

  /**
   * Runs an attempt. It is counted before, so that attempts at the same moment cannot pass together,
   * and given back unless it was a failure: wrong credentials, or an email that was probed by
   * registering it. Where others under way have taken what is left, it waits for their outcome: right
   * ones that come at once, as from behind one router, are no failures.
   *
   * @throws RateLimitedError without attempting anything, when the hour's failures are used up
   */
  async guard<Result>(address: string, attempt: () => Promise<Result>): Promise<Result> {
    await this.#admitInTurn(address);
    const lane = this.#lanes.get(address) ?? { underWay: 0, next: Promise.withResolvers() };
    this.#lanes.set(address, lane);
    lane.underWay += 1;
    let outage: unknown = null;
    try {
      const result = await attempt();
      await this.#limiter.giveBack(address);
      return result;
    } catch (error) {
      const failed = error instanceof UnauthenticatedError || error instanceof ConflictError;
      if (!failed) await this.#limiter.giveBack(address);
      if (isOutage(error)) outage = error;
      throw error;
    } finally {
      this.#settle(address, lane, outage);
    }
  }

  async #admitInTurn(address: string): Promise<void> {
    const queue = this.#queues.get(address) ?? pLimit(1);
    this.#queues.set(address, queue);
    await queue(() => this.#admit(address));
  }

  /** Counts an attempt, as soon as it may be made. */
  async #admit(address: string): Promise<void> {
    for (let refusals = 0; ; ) {
      // Read before: the last of them may settle while the count is on its way.
      const lane = this.#lanes.get(address);
      const next = lane?.next.promise;
      const { consumed, resetSeconds } = await this.#limiter.count(address);
      if (consumed <= this.#failuresPerHour) return;
      await this.#limiter.giveBack(address);
      if (next !== undefined) {
        // One outage is enough: whoever waits would only meet it later.
        const outage = await next;
        if (outage !== null) throw outage;
        continue;
      }
      refusals += 1;
      if (refusals > maxRefusals || this.#refused.has(address)) {
        throw this.#exceeded(address, resetSeconds);
      }
      await sleep(elsewhereMillis);
    }
  }

  #exceeded(address: string, resetSeconds: number): RateLimitedError {
    this.#refused.set(address, true);
    this.#audit.record({ event: 'limit.exceeded', limit: 'login' });
    return new RateLimitedError('Too many failed attempts to sign in', resetSeconds);
  }

  #settle(address: string, lane: Lane, outage: unknown): void {
    lane.underWay -= 1;
    if (lane.underWay === 0) this.#lanes.delete(address);
    const { resolve } = lane.next;
    lane.next = Promise.withResolvers();
    resolve(outage);
  }
}
