import { LRUCache } from 'lru-cache';
import type { CodeStore, Guess, KeptCode } from './codes.ts';
import { codeSeconds, maxCodeAttempts } from './keys.ts';

const bounds = { max: 10_000, ttl: codeSeconds * 1000 };

/** Codes while Redis is away: by the same rules, in this process alone. */
export class MemoryCodes implements CodeStore {
  readonly #codes = new LRUCache<string, string>(bounds);
  readonly #attempts = new LRUCache<string, number>({ ...bounds, noUpdateTTL: true });

  has(phoneNumber: string): boolean {
    return this.#codes.has(phoneNumber) || this.#attempts.has(phoneNumber);
  }

  async keep(phoneNumber: string, hash: string): Promise<KeptCode> {
    const attempts = this.#attempts.get(phoneNumber) ?? 0;
    if (attempts >= maxCodeAttempts) return { kept: false, ...this.#exhausted(phoneNumber) };
    this.#codes.set(phoneNumber, hash);
    return { kept: true, attemptsLeft: maxCodeAttempts - attempts };
  }

  async guess(phoneNumber: string, hash: string): Promise<Guess> {
    const attempts = this.#attempts.get(phoneNumber) ?? 0;
    if (attempts >= maxCodeAttempts) {
      return { outcome: 'exhausted', ...this.#exhausted(phoneNumber) };
    }
    const code = this.#codes.get(phoneNumber);
    if (code === undefined) return { outcome: 'absent' };
    if (code === hash) {
      await this.forget(phoneNumber);
      return { outcome: 'right' };
    }
    this.#attempts.set(phoneNumber, attempts + 1);
    return { outcome: 'wrong', attemptsLeft: maxCodeAttempts - attempts - 1 };
  }

  async forget(phoneNumber: string): Promise<void> {
    this.#codes.delete(phoneNumber);
    this.#attempts.delete(phoneNumber);
  }

  #exhausted(phoneNumber: string): { retryAfterSeconds: number } {
    const remainingMillis = this.#attempts.getRemainingTTL(phoneNumber);
    return { retryAfterSeconds: Math.max(1, Math.ceil(remainingMillis / 1000)) };
  }
}
