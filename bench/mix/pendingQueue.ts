import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/pool.ts';
import { recommendations } from '../../src/db/schema.ts';
import type { Random } from '../../src/demo/random.ts';

/** A recommendation that awaits a decision. */
export interface Pending {
  id: string;
  userId: string;
}

const refillBelow = 100;

/**
 * What is to be reviewed. When it runs low, the pending ones of the demo data are inserted once more
 * under new ids, straight into the table: a pending one is seen by no member, and so by no cache.
 */
export class PendingQueue {
  readonly #db: Database;
  readonly #templates: (typeof recommendations.$inferSelect)[];
  readonly #queue: Pending[];
  readonly #random: Random;
  #refill: Promise<void> | null = null;

  private constructor(
    db: Database,
    templates: (typeof recommendations.$inferSelect)[],
    random: Random,
  ) {
    this.#db = db;
    this.#templates = templates;
    this.#random = random;
    this.#queue = random.sample(templates, templates.length);
  }

  /** Reads what is pending now. */
  static async open(db: Database, random: Random): Promise<PendingQueue> {
    const rows = await db
      .select()
      .from(recommendations)
      .where(eq(recommendations.status, 'pending'));
    return new PendingQueue(db, rows, random);
  }

  /** The next one; null while a refill is late. */
  take(): Pending | null {
    if (this.#queue.length < refillBelow) {
      this.#refill ??= this.#insertMore().finally(() => {
        this.#refill = null;
      });
    }
    return this.#queue.pop() ?? null;
  }

  /** Waits for a refill that is under way. */
  async settle(): Promise<void> {
    await this.#refill;
  }

  async #insertMore(): Promise<void> {
    const createdAt = new Date();
    const rows = this.#templates.map((row) => ({ ...row, id: randomUUID(), createdAt }));
    await this.#db.insert(recommendations).values(rows);
    this.#queue.unshift(...this.#random.sample(rows, rows.length));
  }
}
