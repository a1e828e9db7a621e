import { Random } from '../../random.ts';
import { type Day, everyFrom } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { CardStanding, CardTraits, Household } from '../household.ts';
import { type Era, lastDay, type Timeline } from '../timeline.ts';

/** What is owed on a card on the day of an export, in cents. */
export const owedCents = (card: CardTraits, { utilization }: CardStanding): number =>
  Math.round(100 * card.limit * utilization);

/** The least that must be paid for a month, in cents. */
export const minimumCents = (card: CardTraits, standing: CardStanding): number =>
  Math.min(Math.max(2500, Math.round(0.025 * owedCents(card, standing))), 50_000);

/** What the household pays on a card in an era: its minimum, or much more. */
function paymentCents(random: Random, card: CardTraits, standing: CardStanding): number {
  const minimum = minimumCents(card, standing);
  if (standing.minimumOnly) return minimum;
  return minimum + 3000 + Math.round(owedCents(card, standing) * random.between(0.3, 0.9));
}

/** Payments on both sides, and what carrying a balance costs. */
export function cardsOf(household: Household, timeline: Timeline): Entry[] {
  return household.cards.flatMap((card, position) => {
    const random = new Random(`card ${position} of ${household.seed}`);
    const first = timeline.start + random.int(0, 29);
    const account = `card-${position}` as const;
    return timeline.eras.flatMap((era) => {
      const standing = era.standing.cards[position];
      if (standing === undefined) throw new RangeError(`nothing is said of card ${position}`);
      const paid = paymentsIn(era, first, timeline).flatMap((day): Entry[] => {
        const cents = paymentCents(random, card, standing);
        // Named, so that payments of one day to two cards are not taken for one.
        const merchant = `Payment to ${card.name} ${card.mask}`;
        const side = { day, kind: 'cardPayment', merchant, channel: 'other' } as const;
        return [
          { ...side, account: 'checking', cents },
          { ...side, account, cents: -cents },
        ];
      });
      return [...paid, ...costsOf(random, era, card, standing, account)];
    });
  });
}

/** Every 30 days; an era is longer, so that each has a payment. */
const paymentsIn = ({ from, asOf, end }: Era, first: Day, timeline: Timeline): Day[] =>
  everyFrom(first, 30, lastDay(timeline)).filter((day) => day >= from && day <= asOf && day <= end);

/**
 * Interest by the month, and a fee for being late. The last interest lies 8 days before `asOf`, so
 * that it has left the window of 30 days by the next export.
 */
function costsOf(
  random: Random,
  { from, asOf }: Era,
  card: CardTraits,
  standing: CardStanding,
  account: Entry['account'],
): Entry[] {
  const cost = { account, channel: 'other' } as const;
  const costs: Entry[] = [];
  if (standing.interest) {
    for (let day = asOf - 8; day >= from; day -= 30) {
      const cents = Math.round(owedCents(card, standing) * random.between(0.017, 0.021));
      costs.push({ ...cost, day, cents, kind: 'interestCharge', merchant: 'Interest Charge' });
    }
  }
  if (standing.overdue) {
    costs.push({ ...cost, day: asOf - 5, cents: 2900, kind: 'lateFee', merchant: 'Late Fee' });
  }
  return costs;
}
