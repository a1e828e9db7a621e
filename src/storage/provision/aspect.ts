import type { S3Client } from '@aws-sdk/client-s3';

/** A bucket, and how it is reached. */
export interface Place {
  client: S3Client;
  bucket: string;
}

/** One side of a bucket's configuration: what holds there, said in facts, and what should. */
export interface Aspect {
  readonly name: string;
  /** The facts that should hold, and no others. */
  readonly wanted: readonly string[];
  /** The facts that hold now. @throws NotSupportedError where the store knows no such thing */
  read(place: Place): Promise<string[]>;
  /** Makes the wanted facts hold. @throws NotSupportedError where the store cannot */
  apply(place: Place): Promise<void>;
}

/** The store cannot do that. The message says what, and what that means. */
export class NotSupportedError extends Error {
  override readonly name = 'NotSupportedError';
}

/** The differences in words; none when all is as wanted. */
export function differences({ wanted }: Aspect, found: readonly string[]): string[] {
  const missing = wanted.filter((fact) => !found.includes(fact));
  const unwanted = found.filter((fact) => !wanted.includes(fact));
  return [
    ...missing.map((fact) => `missing: ${fact}`),
    ...unwanted.map((fact) => `not wanted: ${fact}`),
  ];
}
