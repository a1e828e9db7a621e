import { build, calmCard, type Recipe, safeBuffer } from './recipe.ts';

/** Nothing stands out; or much is saved, but a card is 30 % used. */
export const balanced: Recipe = (random, format) => {
  const saves = format === 'json' && random.chance(0.25);
  return {
    needsCard: saves,
    needsIrregularPay: false,
    savings: saves ? build(random) : { kind: 'rest' },
    card: (of, position) =>
      saves && position === 0 ? calmCard(of, 0.32, 0.46) : calmCard(of, 0.03, 0.46),
    bufferMonths: safeBuffer,
  };
};
