import { GatewayError } from '../../../shared/gateway.ts';
import type { TicketForm } from './surroundings.ts';

/**
 * Posts the form of an upload ticket. By XMLHttpRequest: `fetch` does not tell how much is sent.
 *
 * @throws GatewayError when the store refuses it or does not answer
 * @throws DOMException `AbortError` when it was called off
 */
export function postForm({ url, fields, file, onProgress, signal }: TicketForm): Promise<void> {
  const form = new FormData();
  for (const { name, value } of fields) form.append(name, value);
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(refusal(request));
    };
    request.onerror = () => reject(new GatewayError(broken));
    request.onabort = () => reject(new DOMException('called off', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', url);
    request.send(form);
  });
}

const broken = 'The connection broke while the file was sent. Try again when you are back online.';

function refusal({ status, responseText }: XMLHttpRequest): GatewayError {
  const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT';
  const message = messageIn(responseText) ?? `The file was not taken (${status}). Send it again.`;
  return new GatewayError(message, { details: { code } });
}

/** The gateway answers as GraphQL does; S3 answers XML. */
function messageIn(text: string): string | null {
  try {
    const { errors } = JSON.parse(text) as { errors?: { message?: string }[] };
    return errors?.[0]?.message ?? null;
  } catch {
    return null;
  }
}
