import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BadUserInputError } from '../domain/errors.ts';
import type { Services } from '../domain/services.ts';
import { requireRole } from '../domain/viewer.ts';
import { identify } from './identify.ts';
import { refuseBadHost } from './refuseBadHost.ts';

/** A client that goes on sending what was refused is cut off with the answer. */
export function stopListening(reply: FastifyReply): void {
  reply.header('connection', 'close');
}

/**
 * `POST /uploads`: a file as multipart form, for clients that cannot post to the store. The access
 * token travels as in GraphQL; the answer is the upload, which is being processed.
 */
export function registerDirectUploads(app: FastifyInstance, services: Services): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const { caller } = await identify(services, request, reply);
      const viewer = requireRole(caller.viewer, 'user');
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) {
        const message = 'is required: send the file as multipart/form-data';
        throw new BadUserInputError([{ path: 'file', message }]);
      }
      const upload = await services.directUploads.receive(viewer, part.filename, part.file);
      const { id, status, fileName, fileSizeBytes: fileSize, fileType } = upload;
      const shown = { id, fileName, fileSize, fileType: fileType.toUpperCase() };
      return await reply.code(201).send({ upload: { ...shown, status: status.toUpperCase() } });
    } catch (error) {
      stopListening(reply);
      throw error;
    }
  };
  app.route({ method: 'POST', url: '/uploads', onRequest: [refuseBadHost], handler });
}
