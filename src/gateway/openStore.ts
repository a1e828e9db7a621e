import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { deriveKey, installationSecret } from '../domain/secrets.ts';
import { DiskStore } from '../storage/diskStore.ts';
import type { ObjectStore } from '../storage/objectStore.ts';

/** S3 where the settings name it; otherwise the data folder, which this gateway serves itself. */
export async function openStore(options: {
  config: Config;
  privateKeyPem: string;
  baseUrl: () => string;
  now: () => Date;
}): Promise<ObjectStore> {
  const { config, privateKeyPem, baseUrl, now } = options;
  if (config.storage.s3 !== null) {
    // Only here, because the AWS SDK takes a while to load.
    const { createS3Store } = await import('../storage/s3Store.ts');
    return createS3Store(config.storage.s3);
  }
  const key = deriveKey(installationSecret(privateKeyPem), 'storage tickets');
  return new DiskStore({ root: join(resolve(config.home), 'storage'), key, baseUrl, now });
}
