import type { FormAnswer } from './ticketForm.ts';

const boundary = 'between-the-parts';

/** The media type of what `multipart` writes. */
export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** A form on the wire, byte for byte; each part is its head, an empty line, and its content. */
export const multipart = (parts: readonly string[]): string =>
  [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('');

/** Posts a form whose parts are written as no browser would. */
export async function postRaw(
  url: string,
  token: string | null,
  parts: readonly string[],
): Promise<FormAnswer> {
  const headers = { 'content-type': multipartType, authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: multipart(parts) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
