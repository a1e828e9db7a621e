/** What recommendations are rejected for most often; fixed words make analytics count them as one. */
export const usualReasons = [
  'Does not fit the member’s situation',
  'The numbers do not look right',
  'Something like it was recommended recently',
  'The offer has changed or ended',
  'The wording is not clear or not kind',
] as const;

/** The gateway's bound for a reason. */
export const mostReasonLength = 500;
