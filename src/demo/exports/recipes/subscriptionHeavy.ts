import { calmCard, type Recipe, safeBuffer } from './recipe.ts';

/** At least three recurring merchants, which take more than $50 a month; see ledger/subscriptions. */
export const subscriptionHeavy: Recipe = () => ({
  needsCard: false,
  needsIrregularPay: false,
  savings: null,
  card: (random) => calmCard(random, 0.04, 0.46),
  bufferMonths: safeBuffer,
});
