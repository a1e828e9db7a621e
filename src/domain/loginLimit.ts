import pLimit, { type LimitFunction } from 'p-limit';
import type { Limiter } from '../cache/limiter.ts';
import type { Audit } from './audit.ts';
import { ConflictError, RateLimitedError, UnauthenticatedError } from './errors.ts';

/** Failed attempts to sign in, by address, within an hour. */
export class LoginLimit {
  readonly #limiter: Limiter;
  readonly #failuresPerHour: number;
  readonly #audit: Audit;
  /** Attempts that are under way or wait, by address. */
  readonly #turns = new Map<string, LimitFunction>();

  constructor(limiter: Limiter, failuresPerHour: number, audit: Audit) {
    this.#limiter = limiter;
    this.#failuresPerHour = failuresPerHour;
    this.#audit = audit;
  }

  /**
   * Runs an attempt. It is counted before, so that attempts at the same moment cannot pass together,
   * and given back unless it was a failure: wrong credentials, or an address that was probed by
   * registering it. Attempts from one address take turns, so that right ones that come at once, as
   * from behind one router, are not taken for failures.
   *
   * @throws RateLimitedError without attempting anything, when the hour's failures are used up
   */
  async guard<Result>(address: string, attempt: () => Promise<Result>): Promise<Result> {
    const turn = this.#turns.get(address) ?? pLimit(1);
    this.#turns.set(address, turn);
    try {
      return await turn(() => this.#attempt(address, attempt));
    } finally {
      if (turn.activeCount + turn.pendingCount === 0) this.#turns.delete(address);
    }
  }

  async #attempt<Result>(address: string, attempt: () => Promise<Result>): Promise<Result> {
    const { consumed, resetSeconds } = await this.#limiter.count(address);
    if (consumed > this.#failuresPerHour) {
      await this.#limiter.giveBack(address);
      this.#audit.record({ event: 'limit.exceeded', limit: 'login' });
      throw new RateLimitedError('Too many failed attempts to sign in', resetSeconds);
    }
    try {
      const result = await attempt();
      await this.#limiter.giveBack(address);
      return result;
    } catch (error) {
      const failed = error instanceof UnauthenticatedError || error instanceof ConflictError;
      if (!failed) await this.#limiter.giveBack(address);
      throw error;
    }
  }
}
