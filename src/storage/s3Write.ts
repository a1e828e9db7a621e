import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ObjectLocation } from './objectStore.ts';

/**
 * Lets through exactly so many bytes, else fails. What completes them is held back until the source
 * has ended, so that S3 never has a whole body of a source that has more, or that fails at its end.
 */
function exactly(sizeBytes: number): Transform {
  let seen = 0;
  let held: Buffer | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > sizeBytes)
        return done(new RangeError(`the body has more than ${sizeBytes} bytes`));
      if (seen < sizeBytes || chunk.length === 0) return done(null, chunk);
      held = chunk;
      return done();
    },
    flush(done) {
      if (seen < sizeBytes)
        return done(new RangeError(`the body has ${seen} of ${sizeBytes} bytes`));
      return done(null, held);
    },
  });
}

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
