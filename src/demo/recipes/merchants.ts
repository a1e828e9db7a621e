import type { Cadence, RecurringMerchant } from '../../db/schema.ts';
import { cents } from '../numbers.ts';
import type { Random } from '../random.ts';

/** Invented merchants: the range of their monthly price in US dollars, and how they charge. */
const merchants: readonly (readonly [string, number, number, Cadence])[] = [
  ['Lumen Streaming', 8.99, 22.99, 'monthly'],
  ['Tonebox Music', 5.99, 16.99, 'monthly'],
  ['Reel Room', 6.99, 15.99, 'monthly'],
  ['Corner Gym', 24.99, 59.99, 'monthly'],
  ['Cloud Drawer', 2.99, 12.99, 'monthly'],
  ['Pixel Suite', 12.99, 54.99, 'monthly'],
  ['The Daily Ledger', 4, 25, 'monthly'],
  ['Fresh Crate Meals', 45, 160, 'weekly'],
  ['Audio Shelf', 7.95, 14.95, 'monthly'],
  ['Puzzle Arcade', 4.99, 17.99, 'monthly'],
  ['Calm Minutes', 5.99, 14.99, 'monthly'],
  ['Bean Box Coffee', 18, 44, 'weekly'],
  ['Paw Parcel', 22, 39, 'monthly'],
  ['Sitewright Hosting', 9, 29, 'irregular'],
];

/** `count` recurring merchants, the most expensive first. */
export const recurring = (random: Random, count: number): RecurringMerchant[] =>
  random
    .sample(merchants, count)
    .map(([name, least, most, cadence]) => ({
      name,
      monthlyAmount: cents(random.between(least, most)),
      cadence,
    }))
    .sort((one, other) => other.monthlyAmount - one.monthlyAmount);

/** Enough of them for the persona Subscription-Heavy: at least 3 merchants and $50 a month. */
export function recurringHeavily(random: Random): RecurringMerchant[] {
  for (;;) {
    const chosen = recurring(random, random.int(3, 7));
    if (chosen.reduce((sum, { monthlyAmount }) => sum + monthlyAmount, 0) >= 52) return chosen;
  }
}
