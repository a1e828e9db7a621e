import { Random } from '../../random.ts';
import { type Day, everyFrom } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { Household } from '../household.ts';
import { type Era, lastDay, type Timeline, windowDays } from '../timeline.ts';

/** Money that goes to savings or, when negative, comes from there: on both accounts that are seen. */
function moved(household: Household, day: Day, cents: number): Entry[] {
  const kinds =
    cents > 0 ? (['toSavings', 'fromSavings'] as const) : (['fromSavings', 'toSavings'] as const);
  const leg = { day, merchant: null, channel: 'other' } as const;
  const out: Entry = { ...leg, account: 'checking', cents, kind: kinds[0] };
  if (household.savings.kept === 'elsewhere') return [out];
  return [out, { ...leg, account: 'savings', cents: -cents, kind: kinds[1] }];
}

/** What savings gained in a span of days, seen from whichever account shows it. */
export const savedCents = (entries: readonly Entry[], from: Day, to: Day): number =>
  entries.reduce((sum, { day, account, cents }) => {
    if (day < from || day > to) return sum;
    return account === 'savings' ? sum - cents : sum;
  }, 0);

/** Interest so low that it never makes savings grow by itself. */
function interest(random: Random, household: Household, start: Day, last: Day): Entry[] {
  return everyFrom(start + random.int(0, 29), 30, last).map((day) => ({
    day,
    account: 'savings',
    cents: -Math.max(1, Math.round(household.savings.openingCents * random.between(2e-4, 4e-4))),
    kind: 'interestEarned',
    merchant: null,
    channel: 'other',
  }));
}

/** All that moves on savings, with what the personas of the later exports need. */
export function savingsOf(household: Household, timeline: Timeline): Entry[] {
  const { kept, usualCents } = household.savings;
  if (kept === 'nowhere') return [];
  const random = new Random(`savings of ${household.seed}`);
  const last = lastDay(timeline);
  const days = everyFrom(timeline.start + random.int(0, 29), 30, last);
  const entries = days.flatMap((day) => moved(household, day, usualCents));
  if (kept === 'here') entries.push(...interest(random, household, timeline.start, last));
  for (const era of timeline.eras) {
    const lump = lumpOf(random, household, timeline, era, entries);
    // Some days before the export, and long after the one before.
    if (lump !== 0) entries.push(...moved(household, era.asOf - random.int(3, 20), lump));
  }
  return entries;
}

/** A tax refund put aside, or savings spent: what an era's aim needs beside the usual. */
function lumpOf(
  random: Random,
  { savings }: Household,
  { start }: Timeline,
  { asOf, standing }: Era,
  entries: readonly Entry[],
): number {
  const aim = standing.savings;
  if (aim === null) return 0;
  const opens = asOf - windowDays + 1;
  const seen = savings.kept === 'here' ? entries : entries.map(seenFromChecking);
  const saved = savedCents(seen, opens, asOf);
  if (aim.kind === 'build') return Math.max(0, 600 * aim.perMonth - saved);
  if (aim.kind === 'grow') return 0;
  const before = savings.openingCents + savedCents(seen, start, opens - 1);
  const most = savings.kept === 'here' ? Math.min(0.016 * before, 100_000) : 100_000;
  if (saved <= most) return 0;
  return Math.round(random.between(-0.01, 0.008) * before) - saved;
}

/** A transfer as the savings account would show it. */
const seenFromChecking = (entry: Entry): Entry => ({
  ...entry,
  account: 'savings',
  cents: -entry.cents,
});
