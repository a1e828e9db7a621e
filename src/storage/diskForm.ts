import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { TicketRequest, UploadTicket } from './objectStore.ts';

/** A form, or a link, that does not allow what it asks for. Answered in these words. */
export class FormRefusedError extends Error {
  /** Of HTTP. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'FormRefusedError';
    this.status = status;
  }
}

const algorithm = 'SPENDSENSE-HMAC-SHA256';

/** As in a POST policy of S3: what each field must be, and how large the file. */
const policyShape = z.object({
  expiration: z.iso.datetime(),
  conditions: z.tuple([
    z.record(z.string(), z.string()),
    z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  ]),
});

export const signatureOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

export function isSignedBy(key: Buffer, text: string, signature: string): boolean {
  const [wanted, given] = [Buffer.from(signatureOf(key, text)), Buffer.from(signature)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Signs a form in the shape of a pre-signed POST of S3. */
export function signForm(key: Buffer, baseUrl: string, request: TicketRequest): UploadTicket {
  const { bucket, expiresAt, sizeBytes } = request;
  const fields = {
    bucket,
    key: request.key,
    'Content-Type': request.contentType,
    'X-Amz-Algorithm': algorithm,
  };
  const conditions = [fields, ['content-length-range', sizeBytes, sizeBytes]];
  const policy = Buffer.from(
    JSON.stringify({ expiration: expiresAt.toISOString(), conditions }),
  ).toString('base64');
  const signed = { ...fields, Policy: policy, 'X-Amz-Signature': signatureOf(key, policy) };
  return {
    url: `${baseUrl}/storage/${encodeURIComponent(bucket)}`,
    fields: Object.entries(signed).map(([name, value]) => ({ name, value })),
    expiresAt,
  };
}

/** What a form allows. */
export type Grant = Omit<TicketRequest, 'expiresAt'>;

/**
 * Checks a form: signed here, not expired, each field as the policy has it and none beside.
 *
 * @throws FormRefusedError
 */
export function checkForm(key: Buffer, fields: ReadonlyMap<string, string>, now: Date): Grant {
  const policy = fields.get('Policy');
  const signature = fields.get('X-Amz-Signature');
  if (policy === undefined || signature === undefined) {
    throw new FormRefusedError(400, 'The form needs the fields Policy and X-Amz-Signature.');
  }
  if (!isSignedBy(key, policy, signature)) {
    throw new FormRefusedError(403, 'The signature of the form does not fit its policy.');
  }
  const { expiration, conditions } = policyShape.parse(
    JSON.parse(Buffer.from(policy, 'base64').toString()),
  );
  if (new Date(expiration) <= now) throw new FormRefusedError(403, 'The ticket has expired.');
  const [wanted, [, sizeBytes]] = conditions;
  const own = new Set(['Policy', 'X-Amz-Signature', ...Object.keys(wanted)]);
  for (const name of fields.keys()) {
    if (!own.has(name)) throw new FormRefusedError(403, `The ticket has no field ${name}.`);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (fields.get(name) === value) continue;
    throw new FormRefusedError(403, `The field ${name} is not as in the ticket.`);
  }
  const { bucket = '', key: objectKey = '', 'Content-Type': contentType = '' } = wanted;
  return { bucket, key: objectKey, contentType, sizeBytes };
}
