const dayMillis = 86_400_000;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const mostDays = 366;

/** The ranges offered by one click, in days up to today. */
export const presets = [7, 30, 90] as const;

/** Days in UTC, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
  /** The preset it is; null for days of one's own. */
  readonly preset: (typeof presets)[number] | null;
}

/** The day it is in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A day some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMillis).toISOString().slice(0, 10);
}

/** What is wrong with a range of days, for a person; null when it can be asked for. */
export function faultOf(first: string, last: string): string | null {
  if (!isDay(first) || !isDay(last)) return 'Choose both days.';
  if (last < first) return 'The last day is before the first one.';
  if (Date.parse(last) - Date.parse(first) >= mostDays * dayMillis) {
    return `At most ${mostDays} days at once.`;
  }
  return null;
}

/** The range that an address asks for; the last 30 days where it asks for none that can be. */
export function rangeOf(search: URLSearchParams): DayRange {
  const [first, last] = [search.get('from') ?? '', search.get('to') ?? ''];
  if (faultOf(first, last) === null) return { first, last, preset: null };
  const preset = presets.find((days) => String(days) === search.get('days')) ?? 30;
  return { first: addDays(today(), 1 - preset), last: today(), preset };
}

/** The address's part for a range. */
export const searchOf = ({ first, last, preset }: DayRange): Record<string, string> =>
  preset === null ? { from: first, to: last } : { days: String(preset) };

/** The range as the API takes it: the end is exclusive. */
export const variablesOf = ({ first, last }: Pick<DayRange, 'first' | 'last'>) => ({
  from: `${first}T00:00:00.000Z`,
  to: `${addDays(last, 1)}T00:00:00.000Z`,
});

function isDay(text: string): boolean {
  // Some take the 30th of February for a day in March.
  return dayShape.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
