import type { PersonaId } from '../db/schema.ts';

/** The personas by id. */
export const personaNames: Readonly<Record<PersonaId, string>> = {
  1: 'High Utilization',
  2: 'Variable Income Budgeter',
  3: 'Subscription-Heavy',
  4: 'Savings Builder',
  5: 'Balanced',
};

/** How common each persona is among the demo members, in percent. */
export const personaShares: readonly (readonly [PersonaId, number])[] = [
  [1, 26],
  [2, 15],
  [3, 23],
  [4, 18],
  [5, 18],
];
