import type { RecommendationType } from '../../db/schema.ts';
import type { Citation } from '../citations.ts';

/** One thing that can be recommended. */
export interface CatalogueEntry {
  /** Its identity: no member has it twice. */
  template: string;
  type: RecommendationType;
  title: string;
  content: string;
  /** What the rationale may cite, the most telling first. */
  citations: readonly Citation[];
  /** For an offer: what the member must not already have. */
  product: string | null;
}

const disclaimer = 'This is educational content, not financial advice.';

/** An education item. */
export const education = (
  template: string,
  title: string,
  body: string,
  citations: readonly Citation[],
): CatalogueEntry => ({
  template,
  type: 'education',
  title,
  content: `${body} ${disclaimer}`,
  citations,
  product: null,
});

/** A partner's offer of a product. */
export const offer = (
  template: string,
  product: string,
  title: string,
  body: string,
  citations: readonly Citation[],
): CatalogueEntry => ({
  template,
  type: 'partner_offer',
  title,
  content: `${body} ${disclaimer}`,
  citations,
  product,
});
