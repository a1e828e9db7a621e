/** What a run can measure, in this order. */
export const partNames = ['home', 'mix', 'logins', 'uploads', 'pipeline', 'backlog'] as const;
export type PartName = (typeof partNames)[number];

export const isPartName = (name: string): name is PartName =>
  partNames.some((known) => known === name);
