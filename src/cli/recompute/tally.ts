/** How many failures are listed; the rest are counted. */
const listedFailures = 100;

/** What became of many members, in numbers: they may be too many to keep. */
export class Tally {
  assessed = 0;
  skipped = 0;
  failed = 0;
  recommendationsAdded = 0;
  recommendationsRemoved = 0;
  /** The first who failed, and why. */
  readonly failures: { userId: string; reason: string }[] = [];
  readonly #changes = new Map<string, { from: string; to: string; count: number }>();

  get seen(): number {
    return this.assessed + this.skipped + this.failed;
  }

  /** How many went from one persona to another, the most frequent first. */
  get changes(): { from: string; to: string; count: number }[] {
    return [...this.#changes.values()].sort((one, other) => other.count - one.count);
  }

  add(
    { from, to }: { from: string | null; to: string },
    { toInsert, toDelete }: { toInsert: readonly unknown[]; toDelete: readonly unknown[] },
  ): void {
    this.assessed += 1;
    this.recommendationsAdded += toInsert.length;
    this.recommendationsRemoved += toDelete.length;
    if (from === to) return;
    const change = this.#changes.get(`${from}→${to}`) ?? { from: from ?? 'none', to, count: 0 };
    change.count += 1;
    this.#changes.set(`${from}→${to}`, change);
  }

  skip(): void {
    this.skipped += 1;
  }

  fail(userId: string, reason: string): void {
    this.failed += 1;
    if (this.failures.length < listedFailures) this.failures.push({ userId, reason });
  }
}
