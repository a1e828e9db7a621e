import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { exactly } from './exactly.ts';
import type { ObjectLocation, ObjectMeta } from './objectStore.ts';

/**
 * Puts an object from a stream. A source that fails, or has another size, leaves nothing.
 *
 * @returns what S3 calls the new state
 */
export async function putStream(
  client: S3Client,
  { bucket, key }: ObjectLocation,
  source: Readable,
  { contentType, sizeBytes }: ObjectMeta,
  signal = new AbortController().signal,
) {
  const body = exactly(sizeBytes);
  const broken = new AbortController();
  const abortSignal = AbortSignal.any([broken.signal, signal]);
  const flow = pipeline(source, body).catch((fault: unknown) => broken.abort(fault));
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentType: contentType,
    ContentLength: sizeBytes,
    ServerSideEncryption: 'AES256',
  });
  try {
    return await client.send(command, { abortSignal });
  } catch (error) {
    throw abortSignal.aborted ? abortSignal.reason : error;
  } finally {
    // Where S3 refused before it had read all, the source is let go of.
    body.destroy();
    await flow;
  }
}
