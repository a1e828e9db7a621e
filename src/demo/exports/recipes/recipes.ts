import type { PersonaId } from '../../../db/schema.ts';
import { balanced } from './balanced.ts';
import { highUtilization } from './highUtilization.ts';
import type { Recipe } from './recipe.ts';
import { savingsBuilder } from './savingsBuilder.ts';
import { subscriptionHeavy } from './subscriptionHeavy.ts';
import { variableIncome } from './variableIncome.ts';

/** One recipe for each persona. */
export const recipes: Readonly<Record<PersonaId, Recipe>> = {
  1: highUtilization,
  2: variableIncome,
  3: subscriptionHeavy,
  4: savingsBuilder,
  5: balanced,
};
