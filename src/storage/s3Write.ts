import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { exactly } from './exactly.ts';
import type { ObjectLocation } from './objectStore.ts';

/**
 * Puts an object from a stream. A source that fails, or has another size, leaves nothing.
 *
 * @returns what S3 calls the new state
 */
export async function putStream(
  client: S3Client,
  { bucket, key }: ObjectLocation,
  source: Readable,
  { contentType, sizeBytes }: { contentType: string; sizeBytes: number },
) {
  const body = exactly(sizeBytes);
  const abort = new AbortController();
  const flow = pipeline(source, body).catch((fault: unknown) => abort.abort(fault));
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentType: contentType,
    ContentLength: sizeBytes,
    ServerSideEncryption: 'AES256',
  });
  try {
    return await client.send(command, { abortSignal: abort.signal });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    // Where S3 refused before it had read all, the source is let go of.
    body.destroy();
    await flow;
  }
}
