/** What recommendations are rejected for most often; fixed words make analytics count them as one. */
export const usualReasons = [
  'Does not fit this member',
  'The numbers look wrong',
  'The wording is not right',
  'Repeats another recommendation',
] as const;

/** The gateway's bound for a reason. */
export const mostReasonLength = 500;
