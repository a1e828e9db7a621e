/** A session sleeps at most this long; each refresh begins it anew. */
const idleDays = 30;
/** However much it is used, a session lasts no longer. */
const absoluteDays = 90;

const afterDays = (from: Date, days: number) => from.getTime() + days * 86_400_000;

/** When a session that was begun and is used now ends, unless it is used again. */
export const sessionEnd = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(afterDays(now, idleDays), afterDays(createdAt, absoluteDays)));
