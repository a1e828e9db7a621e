import { create as contentDisposition } from 'content-disposition';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FormRefusedError } from '../storage/diskForm.ts';
import type { DownloadQuery } from '../storage/diskLink.ts';
import type { DiskStore } from '../storage/diskStore.ts';
import type { ObjectLocation } from '../storage/objectStore.ts';
import { stopListening } from './directUploads.ts';
import { cutOffLongForm } from './forms.ts';
import { refuseBadHost } from './refuseBadHost.ts';

export interface StorageOptions {
  store: DiskStore;
  /** Whether somebody waits for a file: what nobody waits for is not kept. */
  isAwaited: (location: ObjectLocation) => Promise<boolean>;
}

/** Takes the form of a ticket: the fields first and the file last, as S3 wants it. */
async function acceptForm(
  { store, isAwaited }: StorageOptions,
  bucket: string,
  request: FastifyRequest,
) {
  const fields = new Map<string, string>();
  cutOffLongForm(request);
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    if (part.fieldname !== 'file')
      throw new FormRefusedError(400, 'The file must be named "file".');
    const granted = store.checkForm(bucket, fields);
    if (!(await isAwaited(granted))) {
      throw new FormRefusedError(409, 'Nobody waits for this file any more: ask for a new ticket.');
    }
    return store.keep(granted, part.file);
  }
  throw new FormRefusedError(400, 'The form has no file; it must be the last field.');
}

/**
 * Serves the store of this machine's disk: `POST /storage/{bucket}` takes the form of a ticket,
 * `GET /storage/{bucket}/{key}` what a link was signed for. Who has ticket or link needs no token.
 */
export function registerStorage(app: FastifyInstance, { store, isAwaited }: StorageOptions): void {
  app.route<{ Params: { bucket: string } }>({
    method: 'POST',
    url: '/storage/:bucket',
    onRequest: [refuseBadHost],
    handler: async (request, reply) => {
      try {
        const { eTag } = await acceptForm({ store, isAwaited }, request.params.bucket, request);
        return await reply.code(204).header('etag', eTag).send();
      } catch (error) {
        stopListening(reply);
        throw error;
      }
    },
  });
  app.route<{ Params: { bucket: string; '*': string }; Querystring: DownloadQuery }>({
    method: 'GET',
    url: '/storage/:bucket/*',
    exposeHeadRoute: false,
    onRequest: [refuseBadHost],
    handler: async ({ params, query }, reply) => {
      const location = { bucket: params.bucket, key: params['*'] };
      const { info, fileName, body } = await store.openLink(location, query);
      return sendFile(reply, { info, fileName }).send(body);
    },
  });
}

/** As an attachment: nothing of it is ever shown on the gateway's own origin. */
function sendFile(
  reply: FastifyReply,
  {
    info,
    fileName,
  }: { info: { contentType: string; sizeBytes: number; eTag: string }; fileName: string },
) {
  return reply
    .header('content-type', info.contentType)
    .header('content-length', info.sizeBytes)
    .header('content-disposition', contentDisposition(fileName, { type: 'attachment' }))
    .header('etag', info.eTag)
    .header('cache-control', 'private, no-store');
}
