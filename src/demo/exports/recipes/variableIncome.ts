import { calmCard, type Recipe } from './recipe.ts';

/** Pay that comes seldom or unevenly, and less than a month of money to bridge the gaps. */
export const variableIncome: Recipe = () => ({
  needsCard: false,
  needsIrregularPay: true,
  savings: null,
  card: (random) => calmCard(random, 0.04, 0.46),
  bufferMonths: (random) => random.between(0.06, 0.92),
});
