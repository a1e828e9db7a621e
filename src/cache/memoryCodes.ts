import { LRUCache } from 'lru-cache';
import { atMost } from './atMost.ts';
import type { CodeStore, Guess, KeptCode } from './codes.ts';
import { codeSeconds, maxCodeAttempts } from './keys.ts';

const bounds = { ...atMost(10_000), ttl: codeSeconds * 1000 };

/** What is known of a phone, and for how long it holds. */
export interface TakenCode {
  phoneNumber: string;
  hash: string | null;
  hashSeconds: number;
  attempts: number;
  attemptsSeconds: number;
}

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

  /** Takes one out, so that no code is good in two places; null when nothing is left. */
  take(): TakenCode | null {
    const [phoneNumber] = [...this.#codes.keys(), ...this.#attempts.keys()];
    if (phoneNumber === undefined) return null;
    const hash = this.#codes.get(phoneNumber) ?? null;
    const hashSeconds = Math.max(1, Math.ceil(this.#codes.getRemainingTTL(phoneNumber) / 1000));
    const attempts = this.#attempts.get(phoneNumber) ?? 0;
    const { retryAfterSeconds: attemptsSeconds } = this.#exhausted(phoneNumber);
    this.#codes.delete(phoneNumber);
    this.#attempts.delete(phoneNumber);
    return { phoneNumber, hash, hashSeconds, attempts, attemptsSeconds };
  }

  /** Redis failed once more. */
  putBack({ phoneNumber, hash, hashSeconds, attempts, attemptsSeconds }: TakenCode): void {
    if (hash !== null) this.#codes.set(phoneNumber, hash, { ttl: hashSeconds * 1000 });
    if (attempts > 0) this.#attempts.set(phoneNumber, attempts, { ttl: attemptsSeconds * 1000 });
  }

  #exhausted(phoneNumber: string): { retryAfterSeconds: number } {
    const remainingMillis = this.#attempts.getRemainingTTL(phoneNumber);
    return { retryAfterSeconds: Math.max(1, Math.ceil(remainingMillis / 1000)) };
  }
}
