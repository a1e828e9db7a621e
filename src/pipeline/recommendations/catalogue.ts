import type { PersonaId, RecommendationType } from '../../db/schema.ts';
import { balanced } from './catalogue/balanced.ts';
import type { CatalogueItem, PersonaCatalogue } from './catalogue/entry.ts';
import { highUtilization } from './catalogue/highUtilization.ts';
import { savingsBuilder } from './catalogue/savingsBuilder.ts';
import { subscriptionHeavy } from './catalogue/subscriptionHeavy.ts';
import { variableIncome } from './catalogue/variableIncome.ts';
import type { ProductKind } from './products.ts';

/** What every content ends with. */
export const disclaimer = 'This is educational content, not financial advice.';

/** A catalogue entry as it is judged and recommended. */
export interface CatalogueEntry extends CatalogueItem {
  type: RecommendationType;
  /** The body with the disclaimer. */
  content: string;
  /** What is offered; null for an education item. */
  product: ProductKind | null;
}

/** The catalogue, by persona. No template belongs to two of them. */
export const catalogue: Readonly<Record<PersonaId, readonly CatalogueEntry[]>> = {
  1: entriesOf(highUtilization),
  2: entriesOf(variableIncome),
  3: entriesOf(subscriptionHeavy),
  4: entriesOf(savingsBuilder),
  5: entriesOf(balanced),
};

function entriesOf({ education, offers }: PersonaCatalogue): CatalogueEntry[] {
  return [
    ...education.map((item) => entryOf(item, 'education', null)),
    ...offers.map((item) => entryOf(item, 'partner_offer', item.product)),
  ];
}

/** An item of a data file as an entry. */
export function entryOf(
  item: CatalogueItem,
  type: RecommendationType,
  product: ProductKind | null,
): CatalogueEntry {
  return { ...item, type, product, content: `${item.body} ${disclaimer}` };
}
