import { S3ServiceException } from '@aws-sdk/client-s3';

/** The HTTP status of an answer that S3 refused with; null for any other error. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof S3ServiceException)) return null;
  return error.$metadata.httpStatusCode ?? null;
}

/** Whether an object, a version of it, or a bucket is not there. */
export const isNotFound = (error: unknown): boolean => statusOf(error) === 404;

/** Whether an object is not there in the state that was asked for. */
export const isGone = (error: unknown): boolean => isNotFound(error) || statusOf(error) === 412;

/** Whether an object rests in Glacier. */
export const isArchived = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'InvalidObjectState';

const wordsOf: Record<string, string> = {
  AccessDenied: 'these credentials may not do that',
  InvalidAccessKeyId: 'it does not know the access key',
  SignatureDoesNotMatch: 'the secret key does not belong to the access key',
  PermanentRedirect: 'the bucket is in another region than S3_REGION',
  BucketAlreadyExists: 'the bucket belongs to somebody else',
};

function tellRefusal({ name, message, $metadata }: S3ServiceException): string {
  // An answer without a body has no message; the SDK puts a stopgap in its place.
  const text = message === 'UnknownError' || message === name ? '' : message;
  const code = [name, $metadata.httpStatusCode].filter((it) => it !== undefined).join(', ');
  const words = wordsOf[name] ?? text;
  return words === '' ? `S3 refused it (${code})` : `S3 refused it: ${words} (${code})`;
}

/** An error of the store in words for the person at a terminal. */
export function tellStoreFault(error: unknown): string {
  if (error instanceof S3ServiceException) return tellRefusal(error);
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'CredentialsProviderError') {
    return 'no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run it where there is an IAM role';
  }
  if (error.name === 'TimeoutError') return 'the store did not answer in time';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? error.message : `the store cannot be reached (${code})`;
}
