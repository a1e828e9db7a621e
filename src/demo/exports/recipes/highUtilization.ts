import { calmCard, type Recipe } from './recipe.ts';

/** The ways to it, and how often each is the one: most have several at once. */
const ways = [
  ['utilization', 52],
  ['interest', 20],
  ['minimumOnly', 18],
  ['overdue', 10],
] as const;

/** A card at half its limit or more, interest, minimum payments alone, or an overdue payment. */
export const highUtilization: Recipe = (random) => {
  const way = random.weighted(ways);
  return {
    needsCard: true,
    needsIrregularPay: false,
    savings: null,
    card: (of, position) => {
      if (position > 0) return calmCard(of, 0.05, 0.46);
      return {
        utilization: way === 'utilization' ? of.between(0.52, 0.97) : of.between(0.18, 0.46),
        interest: way === 'interest' || of.chance(0.35),
        minimumOnly: way === 'minimumOnly' || of.chance(0.15),
        overdue: way === 'overdue' || of.chance(0.05),
      };
    },
    bufferMonths: (of) => of.between(0.1, 1.4),
  };
};
