import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadUserInputError, PayloadTooLargeError } from '../domain/errors.ts';
import { maxUploadBytes } from '../domain/uploadRules.ts';

/** A file, the fields of its ticket, and what stands around them. */
const maxFormBytes = maxUploadBytes + 1_048_576;

export const isForm = ({ headers }: FastifyRequest): boolean =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** Refuses a form that announces too much, or that cannot be read. */
export function boundForms(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isForm(request)) return;
    reply.header('connection', 'close');
    const { 'content-type': type = '', 'content-length': length = '0' } = request.headers;
    if (!/;\s*boundary=/i.test(type)) {
      throw new BadUserInputError([{ path: 'content-type', message: 'must name the boundary' }]);
    }
    if (Number(length) > maxFormBytes) throw new PayloadTooLargeError(maxUploadBytes);
    reply.removeHeader('connection');
  });
}

/** To be called in the same turn in which reading begins: what never ends is cut off. */
export function cutOffLongForm({ raw }: FastifyRequest): void {
  let bytes = 0;
  raw.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxFormBytes) raw.destroy(new PayloadTooLargeError(maxUploadBytes));
  });
}
