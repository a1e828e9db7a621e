import { build, calmCard, type Recipe, safeBuffer } from './recipe.ts';

/** Savings that grow by 2 % or by $200 a month, and cards below 30 %. */
export const savingsBuilder: Recipe = (random, format) => ({
  needsCard: false,
  needsIrregularPay: false,
  // Growth can be told from a balance alone, which CSV lacks.
  savings:
    format === 'json' && random.chance(0.3)
      ? { kind: 'grow', perMonth: random.int(60, 180), growth: random.between(0.04, 0.2) }
      : build(random),
  card: (of) => calmCard(of, 0.01, 0.27),
  bufferMonths: safeBuffer,
});
