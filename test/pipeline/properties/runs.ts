import type { Parameters } from 'fast-check';
import { isVolume } from '../../harness/volume.ts';

/** The same few runs each time; many others where TEST_VOLUME asks for volume. */
export const runs: Parameters<unknown> = isVolume ? { numRuns: 40 } : { numRuns: 2, seed: 5 };

/** How long a property's runs may take. */
export const timeout = isVolume ? 300_000 : 30_000;
