import { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../storageSettings.ts';

const connectTimeoutMillis = 5000;
/** A transfer may take long, but it may not stand still. */
const idleTimeoutMillis = 10_000;

/** What matters reaches the caller as an error; the SDK would write its remarks to the terminal. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

/** A client with the credentials that the AWS SDK finds in its usual places. */
export function createS3Client({ region, endpoint }: S3Settings): S3Client {
  return new S3Client({
    region,
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    maxAttempts: 3,
    logger: silent,
    requestHandler: { connectionTimeout: connectTimeoutMillis, socketTimeout: idleTimeoutMillis },
    // Other stores than Amazon's refuse checksums that they do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
