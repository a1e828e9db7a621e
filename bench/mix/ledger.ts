import { count, eq } from 'drizzle-orm';
import type { Database } from '../../src/db/pool.ts';
import { recommendations } from '../../src/db/schema.ts';

interface Totals {
  /** Approvals that were sent, answered or not. */
  sent: number;
  /** Approvals that were answered: every later read must show them. */
  answered: number;
}

/** Knows how many approved recommendations a member must be shown. */
export class ApprovalLedger {
  readonly #totals: Map<string, Totals>;

  constructor(totals: ReadonlyMap<string, number>) {
    this.#totals = new Map(
      [...totals].map(([id, total]) => [id, { sent: total, answered: total }]),
    );
  }

  /** Begins with what PostgreSQL holds. */
  static async open(db: Database): Promise<ApprovalLedger> {
    const rows = await db
      .select({ userId: recommendations.userId, total: count() })
      .from(recommendations)
      .where(eq(recommendations.status, 'approved'))
      .groupBy(recommendations.userId);
    return new ApprovalLedger(new Map(rows.map(({ userId, total }) => [userId, total])));
  }

  approvalSent(userId: string): void {
    this.#of(userId).sent += 1;
  }

  approvalAnswered(userId: string): void {
    this.#of(userId).answered += 1;
  }

  /** What a read that begins now must show at least. */
  least(userId: string): number {
    return this.#of(userId).answered;
  }

  /** What a read that ends now may show at most. */
  most(userId: string): number {
    return this.#of(userId).sent;
  }

  #of(userId: string): Totals {
    const totals = this.#totals.get(userId) ?? { sent: 0, answered: 0 };
    this.#totals.set(userId, totals);
    return totals;
  }
}
