import type { RecommendationType } from '../../db/schema.ts';
import type { Candidate } from './candidates.ts';

/** How many of a type a member has, pending and approved together. */
export const bounds: Readonly<Record<RecommendationType, { least: number; most: number }>> = {
  education: { least: 3, most: 5 },
  partner_offer: { least: 1, most: 3 },
};

/**
 * Chooses what is added to those that stand already: the best fit first, equals in the order of the
 * catalogue. Beyond the least number only what something known of the member speaks for.
 */
export function choose(
  candidates: readonly Candidate[],
  type: RecommendationType,
  standing: number,
): Candidate[] {
  const { least, most } = bounds[type];
  return candidates
    .filter(({ entry }) => entry.type === type)
    .sort((one, other) => other.fit - one.fit)
    .slice(0, Math.max(most - standing, 0))
    .filter(({ fit }, index) => standing + index < least || fit > 0);
}
