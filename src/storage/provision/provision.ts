import { setTimeout as pause } from 'node:timers/promises';
import type { Buckets, S3Settings } from '../../storageSettings.ts';
import { createS3Client } from '../s3Client.ts';
import { statusOf, tellStoreFault } from '../s3Faults.ts';
import { type Aspect, differences, NotSupportedError, type Place } from './aspect.ts';
import { bucketExists, createBucket } from './bucket.ts';
import { wantedState } from './wanted.ts';

export type AspectState = 'as wanted' | 'changed' | 'differs' | 'not supported';

/** One line of what was found and done. */
export interface ProvisionRow {
  bucket: string;
  aspect: string;
  state: AspectState;
  /** What differs, was changed, or cannot be, in words; empty when all is as wanted. */
  detail: string;
}

export interface ProvisionOptions {
  /** Only tells the differences. */
  check: boolean;
  /** The pages that may upload straight to the data bucket. */
  corsOrigins: readonly string[];
}

/** A bucket cannot be provisioned. The message is one sentence. */
export class ProvisionError extends Error {
  override readonly name = 'ProvisionError';
}

type Outcome = Pick<ProvisionRow, 'state' | 'detail'>;

const asWanted: Outcome = { state: 'as wanted', detail: '' };
const notSupported = (detail: string): Outcome => ({ state: 'not supported', detail });

/** S3 may tell the old configuration for a moment after a change. */
const looks = 5;
const pauseMillis = 1000;

async function differencesSoon(aspect: Aspect, place: Place): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const found = differences(aspect, await aspect.read(place));
    if (found.length === 0 || look === looks) return found;
    await pause(pauseMillis);
  }
}

async function settle(aspect: Aspect, place: Place, { check }: ProvisionOptions): Promise<Outcome> {
  const found = differences(aspect, await aspect.read(place));
  if (found.length === 0) return asWanted;
  if (check) return { state: 'differs', detail: found.join('; ') };
  await aspect.apply(place);
  const left = await differencesSoon(aspect, place);
  if (left.length === 0) return { state: 'changed', detail: found.join('; ') };
  return { state: 'differs', detail: `was set, but the store keeps: ${left.join('; ')}` };
}

/** What stores answer to a request that they do not know. */
const isUnknownToStore = (error: unknown) => [405, 501].includes(statusOf(error) ?? 0);

async function settleOrTell(aspect: Aspect, place: Place, options: ProvisionOptions) {
  try {
    return await settle(aspect, place, options);
  } catch (error) {
    if (error instanceof NotSupportedError) return notSupported(error.message);
    if (isUnknownToStore(error)) return notSupported(tellStoreFault(error));
    throw told(place.bucket, aspect.name, error);
  }
}

const told = (bucket: string, what: string, cause: unknown) =>
  new ProvisionError(`${bucket}, ${what}: ${tellStoreFault(cause)}.`, { cause });

async function settleBucket(place: Place, { check }: ProvisionOptions): Promise<Outcome> {
  try {
    if (await bucketExists(place)) return asWanted;
    if (check) return { state: 'differs', detail: 'missing: the bucket' };
    await createBucket(place);
    return { state: 'changed', detail: 'missing: the bucket' };
  } catch (error) {
    throw told(place.bucket, 'bucket', error);
  }
}

function refuseOneForTwo(buckets: Buckets): void {
  const names = Object.values(buckets);
  if (new Set(names).size === names.length) return;
  throw new ProvisionError('The three buckets must have three names: their rules differ.');
}

/**
 * Brings the buckets into the wanted state, creating those that are missing; or only tells what
 * differs. A second run changes nothing.
 *
 * @throws ProvisionError when the store cannot be reached or refuses
 */
export async function provision(
  settings: S3Settings,
  buckets: Buckets,
  options: ProvisionOptions,
): Promise<ProvisionRow[]> {
  refuseOneForTwo(buckets);
  const client = createS3Client(settings);
  const rows: ProvisionRow[] = [];
  try {
    for (const { bucket, aspects } of wantedState(settings, buckets, options.corsOrigins)) {
      const place = { client, bucket };
      const existence = await settleBucket(place, options);
      rows.push({ bucket, aspect: 'bucket', ...existence });
      if (existence.state === 'differs') continue;
      for (const aspect of aspects) {
        rows.push({ bucket, aspect: aspect.name, ...(await settleOrTell(aspect, place, options)) });
      }
    }
    return rows;
  } finally {
    client.destroy();
  }
}
