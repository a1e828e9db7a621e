import { type CacheReads, hitRateOf, sumOf } from '../load/metrics.ts';
import type { Standing } from '../load/rounds.ts';
import type { LoginResult } from '../logins/logins.ts';
import type { MixResult } from '../mix/mix.ts';
import type { UploadResult } from '../uploads/uploads.ts';

/** Where and how a run was made. */
export interface Setting {
  date: string;
  cores: number;
  processor: string;
  node: string;
  nodeEnv: string;
  postgres: string;
  redis: string;
  connections: number;
  rounds: number;
  seconds: number;
  answerBytes: number;
}

/** Everything that a run has found. */
export interface BenchResult {
  setting: Setting;
  ceiling: Standing;
  gateway: Standing;
  floor: Standing;
  /** Of the gateway in its rounds. */
  cache: CacheReads;
  /** Processor time of the gateway for one answer, all its threads together. */
  cpuMillisPerAnswer: number;
  mix: MixResult;
  logins: LoginResult;
  uploads: UploadResult;
}

/** How one contender compares with another, each figure divided by the other's. */
export interface Ratio {
  requestsPerSecond: number;
  p50Millis: number;
  p99Millis: number;
}

export const ratioOf = (one: Standing, other: Standing): Ratio => ({
  requestsPerSecond: one.requestsPerSecond / other.requestsPerSecond,
  p50Millis: one.p50Millis / other.p50Millis,
  p99Millis: one.p99Millis / other.p99Millis,
});

/** What did not work, in words; empty when all answers were right. How fast is never judged. */
export function faultsOf(result: BenchResult): string[] {
  const { ceiling, gateway, floor, mix } = result;
  const parts = (['mix', 'logins', 'uploads'] as const).map((name) => ({ name, ...result[name] }));
  const faults = [ceiling, gateway, floor, ...parts]
    .filter(({ failed }) => failed > 0)
    .map(
      ({ name, failed, firstFailure }) =>
        `${name}: ${failed} answers failed, the first with ${firstFailure}`,
    );
  if (mix.wrong > 0) faults.push(`mix: ${mix.wrong} answers were wrong`);
  if (mix.stale > 0) faults.push(`mix: ${mix.stale} answers were stale`);
  if (mix.reviews === 0) faults.push('mix: nothing was reviewed');
  return faults;
}

/** The result as plain JSON, with the ratios and hit rates that the table shows. */
export function toJson(result: BenchResult): object {
  const { ceiling, gateway, floor, mix } = result;
  const families = Object.fromEntries(
    [...mix.cache].map(([family, reads]) => [family, { ...reads, hitRate: hitRateOf(reads) }]),
  );
  return {
    ...result,
    hitRate: hitRateOf(result.cache),
    ratios: {
      gatewayToCeiling: ratioOf(gateway, ceiling),
      gatewayToFloor: ratioOf(gateway, floor),
    },
    mix: { ...mix, cache: families, hitRate: hitRateOf(sumOf(mix.cache.values())) },
    faults: faultsOf(result),
  };
}
