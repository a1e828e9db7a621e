import type { CitationName, FallbackName } from '../citations.ts';
import type { ProductKind } from '../products.ts';
import type { Rule } from '../rules.ts';

/** One thing that can be recommended, as its data file has it. */
export interface CatalogueItem {
  /** Its identity: no member has it twice. It never changes. */
  template: string;
  title: string;
  /** Two to four sentences; the disclaimer is added to each. */
  body: string;
  /** What its rationale may cite, the most telling first. */
  cites: readonly CitationName[];
  /** What its rationale says when none of these is known. */
  otherwise: FallbackName;
  /** Who may get it: all of these hold. */
  requires?: readonly Rule[];
  /** Whom it suits best: the more of these hold, the earlier it is chosen. */
  suits?: readonly Rule[];
}

/** A partner's offer: its product brings rules of its own. */
export interface CatalogueOffer extends CatalogueItem {
  product: ProductKind;
}

/** What can be recommended to one persona, in the order in which equals are chosen. */
export interface PersonaCatalogue {
  education: readonly CatalogueItem[];
  offers: readonly CatalogueOffer[];
}
