import type { DescribedError } from '../api/describe-error.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** What went wrong, and where there is a limit, at what time of day one can go on. */
export function failureWords({ message, retryAfterSeconds, fields }: DescribedError): string {
  if (fields.length > 0) return fields.map((field) => `This number ${field.message}.`).join(' ');
  if (retryAfterSeconds === null || retryAfterSeconds < 90) return message;
  const time = clock.format(Date.now() + retryAfterSeconds * 1000);
  return `${message} That is at ${time}.`;
}
