import type { Count, Limiter } from '../cache/limiter.ts';
import type { Role } from '../db/schema.ts';
import { isStaff } from './viewer.ts';

/** How many requests an hour each kind of caller has. */
export interface RequestsPerHour {
  member: number;
  staff: number;
  anonymous: number;
}

/** What is left of a caller's hour. */
export interface Allowance {
  limit: number;
  /** 0 when nothing is left; the request that finds it so is `exceeded`. */
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

/** Requests within an hour: by user, or by address for whoever is not signed in. */
export class ApiLimit {
  readonly #limiter: Limiter;
  readonly #perHour: RequestsPerHour;

  constructor(limiter: Limiter, perHour: RequestsPerHour) {
    this.#limiter = limiter;
    this.#perHour = perHour;
  }

  /** @param id the user's id, or the address */
  count(id: string): Promise<Count> {
    return this.#limiter.count(id);
  }

  /** Takes a count back: the user's session turned out to have ended, and the user may be gone. */
  giveBack(userId: string): Promise<void> {
    return this.#limiter.giveBack(userId);
  }

  /** Judges a count by the role that turned out; null for nobody. */
  judge({ consumed, resetSeconds }: Count, role: Role | null): Allowance {
    const { member, staff, anonymous } = this.#perHour;
    const limit = role === null ? anonymous : isStaff(role) ? staff : member;
    return {
      limit,
      remaining: Math.max(0, limit - consumed),
      resetSeconds,
      exceeded: consumed > limit,
    };
  }
}
