import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BadUserInputError, DomainError, type ErrorCode } from '../domain/errors.ts';
import type { Services } from '../domain/services.ts';
import { requireRole } from '../domain/viewer.ts';
import { cutOffLongForm } from './forms.ts';
import { identify } from './identify.ts';
import { refuseBadHost } from './refuseBadHost.ts';

/** A client that goes on sending what was refused is cut off with the answer. */
export function stopListening(reply: FastifyReply): void {
  reply.header('connection', 'close');
}

const denials: readonly ErrorCode[] = ['UNAUTHENTICATED', 'RATE_LIMITED', 'CONSENT_REQUIRED'];

function recordDenial({ audit }: Services, error: unknown, viewerId: string | null): void {
  if (!(error instanceof DomainError) || !denials.includes(error.code)) return;
  const { code } = error;
  audit.record({ event: 'access.denied', code, operation: 'POST /uploads', viewerId });
}

/**
 * `POST /uploads`: a file as multipart form, for clients that cannot post to the store. The access
 * token travels as in GraphQL; the answer is the upload, which is being processed.
 */
export function registerDirectUploads(app: FastifyInstance, services: Services): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    let viewerId: string | null = null;
    try {
      const { caller } = await identify(services, request, reply);
      viewerId = caller.viewer?.userId ?? null;
      const viewer = requireRole(caller.viewer, 'user');
      if (request.isMultipart()) cutOffLongForm(request);
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part?.filename === undefined) {
        const message = 'is required, with its name: send it as multipart/form-data';
        throw new BadUserInputError([{ path: 'file', message }]);
      }
      const upload = await services.directUploads.receive(viewer, part.filename, part.file);
      const { id, status, fileName, fileSizeBytes: fileSize, fileType } = upload;
      const shown = { id, fileName, fileSize, fileType: fileType.toUpperCase() };
      return await reply.code(201).send({ upload: { ...shown, status: status.toUpperCase() } });
    } catch (error) {
      stopListening(reply);
      recordDenial(services, error, viewerId);
      throw error;
    }
  };
  app.route({ method: 'POST', url: '/uploads', onRequest: [refuseBadHost], handler });
}
