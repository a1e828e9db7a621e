import { Text } from '@mantine/core';

const unknown = '–';
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dateOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** US dollars as text, for charts and labels; a dash for what is unknown. */
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

/** A moment in the viewer's locale, with the UTC time in its title. */
export function Time({ at }: { readonly at: string | null | undefined }) {
  if (!at) return <span>{unknown}</span>;
  const moment = new Date(at);
  const utc = `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time dateTime={at} title={utc}>
      {dateTime.format(moment)}
    </time>
  );
}

/** US dollars. */
export function Money({ amount }: { readonly amount: number | null | undefined }) {
  return (
    <Text component="span" inherit ff="monospace">
      {formatMoney(amount)}
    </Text>
  );
}

/** A fraction as a percentage with one digit. */
export function Percent({ fraction }: { readonly fraction: number | null | undefined }) {
  return <span>{formatPercent(fraction)}</span>;
}
