/** The personas of the contract, in the order of their numbers, which begin at 1. */
export const personaNames = [
  'High Utilization',
  'Variable Income Budgeter',
  'Subscription-Heavy',
  'Savings Builder',
  'Balanced',
] as const;

/** What one can choose among, with none of them first; the values are the numbers. */
export const personaOptions: { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Any persona' },
  ...personaNames.map((label, place) => ({ value: String(place + 1), label })),
];
