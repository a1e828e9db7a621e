const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
});
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const days = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** Whole dollars without cents (`$5,000`), everything else with both of them (`$84.90`). */
export const money = (amount: number): string => dollars.format(amount);

/** Whole per cent: `68 %`. What is more than nothing is not called 0 %. */
export function percent(fraction: number): string {
  if (fraction > 0 && fraction < 0.005) return 'less than 1 %';
  return `${Math.round(fraction * 100) + 0} %`;
}

/** `1 day`, `14 days` */
export function inDays(count: number): string {
  const whole = days.format(count);
  return whole === '1' ? '1 day' : `${whole} days`;
}

/** How long money lasts: `2.4 months`, and below one month in days of 30 to the month. */
export function duration(months: number): string {
  if (months >= 1) {
    const rounded = oneDecimal.format(months);
    return rounded === '1' ? '1 month' : `${rounded} months`;
  }
  return months * 30 < 0.5 ? 'less than a day' : inDays(months * 30);
}

/** `March 1, 2026` of `2026-03-01` */
export const dayInWords = (day: string): string => date.format(new Date(`${day}T00:00:00Z`));
