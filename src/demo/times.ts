export const minuteMillis = 60_000;
export const hourMillis = 60 * minuteMillis;
export const dayMillis = 24 * hourMillis;

/** The moment that lies so many milliseconds before or, when negative, after another. */
export const before = (moment: Date, millis: number): Date => new Date(moment.getTime() - millis);

/** The UTC day of a moment, as `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The first moment of a UTC day. */
export const startOfUtcDay = (moment: Date): Date => new Date(`${dayOf(moment)}T00:00:00.000Z`);
