import type { Buckets, S3Settings } from '../../storageSettings.ts';
import type { Aspect } from './aspect.ts';
import { cors } from './cors.ts';
import { encryption } from './encryption.ts';
import { type Ages, lifecycle } from './lifecycle.ts';
import { policy, unrefusedHttp } from './policy.ts';
import { publicAccess } from './publicAccess.ts';
import { versioning } from './versioning.ts';

/** How long what is in each bucket is kept. */
const ages: Record<keyof Buckets, Ages | null> = {
  data: { glacier: 90, deletion: 365 },
  analytics: { glacier: 180, deletion: 730 },
  static: null,
};

/** Everything that should be so, bucket by bucket. The policy is last: it can lock this process out. */
export function wantedState(
  settings: S3Settings,
  buckets: Buckets,
  corsOrigins: readonly string[],
): { bucket: string; aspects: Aspect[] }[] {
  const isHttpRefused = !(settings.endpoint?.startsWith('http:') ?? false);
  const kinds = ['data', 'analytics', 'static'] as const;
  return kinds.map((kind) => ({
    bucket: buckets[kind],
    aspects: [
      encryption,
      versioning,
      lifecycle(ages[kind]),
      ...(kind === 'data' ? [cors(corsOrigins)] : []),
      publicAccess,
      policy({ isHttpRefused }),
      ...(isHttpRefused ? [] : [unrefusedHttp]),
    ],
  }));
}
