import type { Config } from '../config.ts';
import { type SeedOptions, seedDemo } from '../demo/seed.ts';
import type { Backends } from '../gateway/backends.ts';
import { createPast } from '../gateway/past.ts';

/** What the demo is made on, and how it is told. */
export interface DemoOptions
  extends Pick<SeedOptions, 'onProgress' | 'onWait' | 'now' | 'signal'>,
    Partial<Pick<SeedOptions, 'process'>> {
  config: Config;
  databaseUrl: string;
  backends: Pick<Backends, 'services' | 'jobs' | 'store'>;
}

/** Makes the demo data by the product itself, unless it is there. @returns whether this call did it */
export function makeDemo({
  config,
  backends,
  ...options
}: DemoOptions): Promise<{ created: boolean }> {
  const { db, writes } = backends.services;
  return seedDemo({
    ...createPast(config, backends),
    db,
    writes,
    store: backends.store,
    bucket: config.storage.buckets.data,
    members: config.demoMembers,
    ...options,
  });
}
