import { codeAttemptsKey, codeKey, codeSeconds, maxCodeAttempts } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';
import { MemoryCodes } from './memoryCodes.ts';

/** What became of a new code: not kept while too many guesses stand against the phone. */
export type KeptCode =
  | { kept: true; attemptsLeft: number }
  | { kept: false; retryAfterSeconds: number };

/** What a guess was worth. `absent`: no code was sent, or it has expired or been used. */
export type Guess =
  | { outcome: 'right' | 'absent' }
  | { outcome: 'wrong'; attemptsLeft: number }
  | { outcome: 'exhausted'; retryAfterSeconds: number };

/** Codes by phone number, as hashes: one at a time, each works once, at most 3 wrong guesses. */
export interface CodeStore {
  keep(phoneNumber: string, hash: string): Promise<KeptCode>;
  guess(phoneNumber: string, hash: string): Promise<Guess>;
  forget(phoneNumber: string): Promise<void>;
}

const keysOf = (phoneNumber: string) => [codeKey(phoneNumber), codeAttemptsKey(phoneNumber)];

/** Codes in Redis, for all gateways; in this process's memory while Redis is away. */
export class Codes implements CodeStore {
  readonly #link: RedisLink;
  readonly #memory = new MemoryCodes();

  constructor(link: RedisLink) {
    this.#link = link;
    link.onRecover(() => this.#handOver());
  }

  async keep(phoneNumber: string, hash: string): Promise<KeptCode> {
    // A code of an outage is the newest one for as long as it stands.
    if (this.#memory.has(phoneNumber)) return this.#memory.keep(phoneNumber, hash);
    const kept = this.#link.run((redis) =>
      redis.keepCode(2, ...keysOf(phoneNumber), hash, maxCodeAttempts, codeSeconds),
    );
    return orWhenAway<KeptCode>(
      kept.then(([attempts, ttlSeconds]) =>
        attempts < maxCodeAttempts
          ? { kept: true, attemptsLeft: maxCodeAttempts - attempts }
          : { kept: false, retryAfterSeconds: Math.max(1, ttlSeconds) },
      ),
      () => this.#memory.keep(phoneNumber, hash),
    );
  }

  async guess(phoneNumber: string, hash: string): Promise<Guess> {
    if (this.#memory.has(phoneNumber)) return this.#memory.guess(phoneNumber, hash);
    const guessed = this.#link.run((redis) =>
      redis.guessCode(2, ...keysOf(phoneNumber), hash, maxCodeAttempts, codeSeconds),
    );
    return orWhenAway<Guess>(
      guessed.then(([outcome, value]) => {
        if (outcome === 'wrong') return { outcome, attemptsLeft: maxCodeAttempts - value };
        if (outcome === 'exhausted') return { outcome, retryAfterSeconds: Math.max(1, value) };
        return { outcome };
      }),
      () => this.#memory.guess(phoneNumber, hash),
    );
  }

  async forget(phoneNumber: string): Promise<void> {
    await this.#memory.forget(phoneNumber);
    await orWhenAway<unknown>(
      this.#link.run((redis) => redis.del(...keysOf(phoneNumber))),
      () => null,
    );
  }

  /** Redis is back: what was kept in memory meanwhile is for all gateways again. */
  async #handOver(): Promise<void> {
    // Another one may be kept while one is handed over.
    for (let taken = this.#memory.take(); taken !== null; taken = this.#memory.take()) {
      const given = taken;
      const { phoneNumber, hash, hashSeconds, attempts, attemptsSeconds } = given;
      const values = [hash ?? '', hashSeconds, attempts, attemptsSeconds];
      await this.#link
        .direct((redis) => redis.handOverCode(2, ...keysOf(phoneNumber), ...values))
        .catch((error: unknown) => {
          this.#memory.putBack(given);
          throw error;
        });
    }
  }
}
