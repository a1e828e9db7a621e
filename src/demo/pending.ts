import type { Draft } from './drafts.ts';
import { Random } from './random.ts';
import { dayMillis } from './times.ts';

/** Operators do not review strictly in order: by so much may a younger one be decided earlier. */
const disorderMillis = 9 * dayMillis;

/**
 * The ids of the `count` drafts that nobody has decided yet: the newest, roughly.
 *
 * @param drafts recommendations of members who consent
 */
export function choosePending(drafts: readonly Draft[], count: number): string[] {
  return drafts
    .filter(({ isCurrent, verdict }) => isCurrent && verdict === 'approved')
    .map(({ recommendation: { id, createdAt } }) => ({
      id,
      order: createdAt.getTime() + new Random(`queue ${id}`).between(0, disorderMillis),
    }))
    .sort((one, other) => other.order - one.order)
    .slice(0, count)
    .map(({ id }) => id);
}
