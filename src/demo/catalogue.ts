import type { PersonaId, RecommendationType } from '../db/schema.ts';
import { balanced } from './catalogue/balanced.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { highUtilization } from './catalogue/highUtilization.ts';
import { savingsBuilder } from './catalogue/savingsBuilder.ts';
import { subscriptionHeavy } from './catalogue/subscriptionHeavy.ts';
import { variableIncome } from './catalogue/variableIncome.ts';

export type { CatalogueEntry } from './catalogue/entry.ts';

const catalogue: Readonly<Record<PersonaId, readonly CatalogueEntry[]>> = {
  1: highUtilization,
  2: variableIncome,
  3: subscriptionHeavy,
  4: savingsBuilder,
  5: balanced,
};

/** What can be recommended to a persona. No template belongs to two personas. */
export const entriesFor = (persona: PersonaId, type: RecommendationType): CatalogueEntry[] =>
  catalogue[persona].filter((entry) => entry.type === type);
