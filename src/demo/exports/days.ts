const dayMillis = 86_400_000;

/** A UTC day, counted from 1970-01-01, so that days can be added. */
export type Day = number;

/** `2026-03-01` as a day. @throws RangeError when there is no such day */
export function dayFrom(text: string): Day {
  const millis = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(millis) || textOf(millis / dayMillis) !== text) {
    throw new RangeError(`${text} is not a day`);
  }
  return millis / dayMillis;
}

/** A day as `2026-03-01`. */
export const textOf = (day: Day): string => new Date(day * dayMillis).toISOString().slice(0, 10);

/** Which day of its month a day is, from 1. */
export const dateOf = (day: Day): number => new Date(day * dayMillis).getUTCDate();

/** Saturdays and Sundays. */
export const isWeekend = (day: Day): boolean =>
  [0, 6].includes(new Date(day * dayMillis).getUTCDay());

/** Every `step`th day that lies in a span, both ends included, counted from its first. */
export function everyFrom(first: Day, step: number, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day += step) days.push(day);
  return days;
}
