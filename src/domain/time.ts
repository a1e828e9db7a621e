/** Whether PostgreSQL and ISO-8601 with four digits both know a time: the years 1 to 9999. */
export function isStorableTime(time: Date): boolean {
  const year = time.getUTCFullYear();
  return !Number.isNaN(year) && year >= 1 && year <= 9999;
}
