const roundTo = (digits: number) => (value: number) =>
  Math.round(value * 10 ** digits) / 10 ** digits;

/** US dollars, rounded to cents. */
export const cents = roundTo(2);

/** Rates, shares and coefficients: fractions of four digits. */
export const rate = roundTo(4);

/** Months that money lasts. */
export const months = roundTo(2);

const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
});

/** `$5,000`, `$84.95` */
export const money = (amount: number): string => dollars.format(amount);

/** `68 %` */
export const percent = (fraction: number): string => `${Math.round(fraction * 100)} %`;
