import type { Household } from '../household.ts';
import { cents } from '../numbers.ts';
import type { Random } from '../random.ts';

type Savings = Household['savings'];

/** Savings that grow by `growth` (a fraction) in 180 days through `monthly` dollars put aside. */
function growing(random: Random, monthly: number, growth: number): Savings {
  const inflow180d = cents(6 * monthly);
  return {
    inflow: { in30d: cents(monthly * random.between(0.7, 1.3)), in180d: inflow180d },
    balance: cents(inflow180d / growth + inflow180d),
  };
}

/** At least $200 a month, or at least 2 % of growth: what makes a Savings Builder. */
export const building = (random: Random): Savings =>
  random.chance(0.7)
    ? growing(random, random.between(210, 850), random.between(0.06, 0.6))
    : growing(random, random.between(45, 180), random.between(0.025, 0.2));

/** Less than either: hardly growing, shrinking, or no savings account at all. */
export function resting(random: Random): Savings {
  const kind = random.weighted([
    ['growing', 45],
    ['shrinking', 35],
    ['none', 20],
  ]);
  if (kind === 'growing')
    return growing(random, random.between(10, 40), random.between(0.006, 0.018));
  if (kind === 'none') return { inflow: { in30d: 0, in180d: 0 }, balance: 0 };
  const inflow180d = cents(-random.between(60, 900));
  return {
    inflow: { in30d: cents((inflow180d / 6) * random.between(0, 2)), in180d: inflow180d },
    balance: cents(random.between(250, 7000)),
  };
}

/** Anything between. */
export const anySavings = (random: Random): Savings =>
  random.chance(0.3) ? building(random) : resting(random);
