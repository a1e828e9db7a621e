const unknown = '–';
const dateOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** US dollars as text; a dash for what is unknown. */
export function formatMoney(amount: number | null | undefined): string {
  return amount === null || amount === undefined ? unknown : money.format(amount);
}

/** A fraction as a percentage with one digit; a dash for what is unknown. */
export function formatPercent(fraction: number | null | undefined): string {
  return fraction === null || fraction === undefined ? unknown : percent.format(fraction);
}

/** A day without a time of its own (`LocalDate`). */
export function formatDay(day: string): string {
  return dateOnly.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** The size of a file in short. 1 MB has 1,024 kB, as where uploads are limited. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  // From here on it would be rounded to 1,024 kB.
  if (bytes < 1_023.5 * 1_024) return `${Math.round(bytes / 1_024)} kB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
