import type { DemoRows } from './members.ts';

/** Enough for a first look at the review queue. */
const earlyPending = 60;

/** How many accounts are written in one transaction. */
const batchSize = 40;

const pendingOf = ({ recommendations }: DemoRows): number =>
  recommendations.filter(({ status }) => status === 'pending').length;

/**
 * The order in which accounts are written: first staff, the featured member and enough others for 60
 * pending recommendations, then the rest. The last account stays the last.
 */
export function toBatches(
  first: readonly DemoRows[],
  others: readonly DemoRows[],
): readonly (readonly DemoRows[])[] {
  const ordered = others.toSorted((one, other) => pendingOf(other) - pendingOf(one));
  const early = [...first];
  for (let pending = sum(early.map(pendingOf)); pending < earlyPending; ) {
    const next = ordered.shift();
    if (next === undefined) break;
    early.push(next);
    pending += pendingOf(next);
  }
  const batches = [early];
  while (ordered.length > 0) batches.push(ordered.splice(0, batchSize));
  return batches;
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
