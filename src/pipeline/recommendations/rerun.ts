import type { RecommendationStatus } from '../../db/schema.ts';

/** A recommendation that the member has already. */
export interface ExistingRecommendation {
  template: string;
  status: RecommendationStatus;
  /** When it was approved or rejected; null while it is pending. */
  decidedAt: Date | null;
}

const restMillis = 90 * 86_400_000;

/** What earlier runs left, by the rerun rule: identity is the template. */
export interface Earlier {
  /** Pending ones that no longer fit. */
  toDelete: string[];
  /** Pending ones that stay, and approved ones. */
  standing: ReadonlySet<string>;
  /** Rejected less than 90 days ago. */
  resting: ReadonlySet<string>;
}

/** @param fitting the templates that fit the member now */
export function sortEarlier(
  existing: readonly ExistingRecommendation[],
  fitting: ReadonlySet<string>,
  now: Date,
): Earlier {
  const templates = (is: (one: ExistingRecommendation) => boolean) =>
    new Set(existing.filter(is).map(({ template }) => template));
  const isOutdated = ({ status, template }: ExistingRecommendation) =>
    status === 'pending' && !fitting.has(template);
  return {
    toDelete: [...templates(isOutdated)],
    standing: templates((one) => one.status !== 'rejected' && !isOutdated(one)),
    resting: templates(
      ({ status, decidedAt }) => status === 'rejected' && isRecent(decidedAt, now),
    ),
  };
}

/** A rejection of unknown time rests too. */
const isRecent = (at: Date | null, now: Date): boolean =>
  at === null || now.getTime() - at.getTime() < restMillis;
