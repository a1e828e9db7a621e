import type { PayFrequency } from '../../db/schema.ts';
import type { Pay } from '../household.ts';
import { cents, rate } from '../numbers.ts';
import type { Random } from '../random.ts';

const regularGaps: readonly (readonly [readonly [PayFrequency, number], number])[] = [
  [['weekly', 7], 15],
  [['biweekly', 14], 45],
  [['semimonthly', 15], 20],
  [['monthly', 30], 20],
];

/** Average pay a month, and how far the last month may be from it (a fraction). */
const average = (random: Random, monthly: number, drift: number): Pay['averageMonthly'] => ({
  in30d: cents(monthly * random.between(1 - drift, 1 + drift)),
  in180d: cents(monthly),
});

/** Pay that arrives as an employer pays it. */
export function regularPay(random: Random, monthlySpend: number): Pay {
  const [frequency, medianGapDays] = random.weighted(regularGaps);
  return {
    frequency,
    medianGapDays,
    gapVariability: rate(random.between(0.01, 0.12)),
    amountVariability: rate(random.between(0, 0.15)),
    averageMonthly: average(random, monthlySpend * random.between(1.02, 1.3), 0.05),
  };
}

/** Irregular pay: either long gaps, or gaps and amounts that both vary widely. */
export function irregularPay(random: Random, monthlySpend: number): Pay {
  const seldom = random.chance(0.35);
  return {
    frequency: 'irregular',
    medianGapDays: seldom ? random.int(46, 75) : random.int(9, 32),
    gapVariability: rate(seldom ? random.between(0.15, 0.8) : random.between(0.52, 1.1)),
    amountVariability: rate(seldom ? random.between(0.1, 0.7) : random.between(0.27, 0.85)),
    averageMonthly: average(random, monthlySpend * random.between(0.92, 1.12), 0.45),
  };
}
