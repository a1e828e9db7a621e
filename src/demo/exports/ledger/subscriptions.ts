import { Random } from '../../random.ts';
import { type Day, everyFrom } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { Household } from '../household.ts';
import type { Subscription } from '../merchants.ts';
import { type Era, lastDay, type Timeline } from '../timeline.ts';

/** Personas that come after Subscription-Heavy, and so must not look like it. */
export const mustBeFew = ({ plan }: Era): boolean => plan.personaId > 3;

const isHeavy = ({ plan }: Era): boolean => plan.personaId === 3;

/** From when until when a household pays its many subscriptions; both ends may be open. */
interface Spree {
  /** The last export that must not see them three times yet, and the next, which must. */
  begins: { after: Day; by: Day } | null;
  endsAfter: Day | null;
}

/** One for each run of exports between two that must not show many subscriptions. */
function spreesOf(eras: readonly Era[]): Spree[] {
  const sprees: Spree[] = [];
  for (const [index, era] of eras.entries()) {
    if (!isHeavy(era)) continue;
    const before = eras.slice(0, index).findLastIndex(mustBeFew);
    const calm = eras[before];
    const next = eras[before + 1];
    const end = eras.findIndex((other, position) => position > index && mustBeFew(other));
    const begins = calm && next ? { after: calm.asOf, by: next.asOf } : null;
    const spree = { begins, endsAfter: eras[end - 1]?.asOf ?? null };
    if (sprees.every(({ endsAfter }) => endsAfter !== spree.endsAfter)) sprees.push(spree);
  }
  return sprees;
}

/** The charges of one subscription that began before the history. */
const always = (random: Random, timeline: Timeline, { everyDays }: Subscription): Day[] =>
  everyFrom(timeline.start + random.int(0, everyDays - 1), everyDays, lastDay(timeline));

/** The days of its charges; the third one lies between the two exports that tell it apart. */
function daysOf(
  random: Random,
  timeline: Timeline,
  subscription: Subscription,
  { begins, endsAfter }: Spree,
): Day[] {
  const until = endsAfter ?? lastDay(timeline);
  const days =
    begins === null
      ? always(random, timeline, subscription)
      : thirdIn(random, begins, subscription, until);
  return days.filter((day) => day <= until);
}

function thirdIn(
  random: Random,
  { after, by }: { after: Day; by: Day },
  { everyDays }: Subscription,
  until: Day,
): Day[] {
  const third = random.int(after + 1, Math.min(after + everyDays, by));
  return everyFrom(third - 2 * everyDays, everyDays, until);
}

/** What the household pays by the week or by the month. */
export function subscriptionsOf(household: Household, timeline: Timeline): Entry[] {
  const random = new Random(`subscriptions of ${household.seed}`);
  const account = household.cards.length > 0 && random.chance(0.5) ? 'card-0' : 'checking';
  const charges = ({ merchant, kind, cents }: Subscription, days: readonly Day[]): Entry[] =>
    days.map((day) => ({ day, account, cents, kind, merchant, channel: 'online' }));
  const usual = household.usual.flatMap((it) => charges(it, always(random, timeline, it)));
  const heavy = spreesOf(timeline.eras).flatMap((spree) =>
    household.heavy.flatMap((it) => charges(it, daysOf(random, timeline, it, spree))),
  );
  return [...usual, ...heavy];
}
