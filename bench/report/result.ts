import type { HomeResult } from '../home/home.ts';
import { hitRateOf, sumOf } from '../load/metrics.ts';
import type { Standing } from '../load/rounds.ts';
import type { LoginResult } from '../logins/logins.ts';
import type { MixResult } from '../mix/mix.ts';
import type { BacklogResult } from '../pipeline/backlog.ts';
import type { PipelineResult } from '../pipeline/pipeline.ts';
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
}

/** Everything that a run has found; null for what was not asked for. */
export interface BenchResult {
  setting: Setting;
  home: HomeResult | null;
  mix: MixResult | null;
  logins: LoginResult | null;
  uploads: UploadResult | null;
  pipeline: PipelineResult | null;
  backlog: BacklogResult | null;
}

export const noParts = {
  home: null,
  mix: null,
  logins: null,
  uploads: null,
  pipeline: null,
  backlog: null,
} satisfies Omit<BenchResult, 'setting'>;

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
  const { home, mix, logins, uploads, pipeline, backlog } = result;
  const standings = home === null ? [] : [home.ceiling, home.gateway, home.floor];
  const parts = Object.entries({ mix, logins, uploads, pipeline, backlog }).flatMap(
    ([name, part]) => (part === null ? [] : { ...part, name }),
  );
  const faults = [...standings, ...parts]
    .filter(({ failed }) => failed > 0)
    .map(
      ({ name, failed, firstFailure }) =>
        `${name}: ${failed} answers failed, the first with ${firstFailure}`,
    );
  if (mix !== null) {
    if (mix.wrong > 0) faults.push(`mix: ${mix.wrong} answers were wrong`);
    if (mix.stale > 0) faults.push(`mix: ${mix.stale} answers were stale`);
    if (mix.reviews === 0) faults.push('mix: nothing was reviewed');
  }
  faults.push(...(pipeline?.wrong ?? []).map((what) => `pipeline: ${what}`));
  faults.push(...(backlog?.wrong ?? []).map((what) => `backlog: ${what}`));
  return faults;
}

function mixToJson(mix: MixResult): object {
  const families = Object.fromEntries(
    [...mix.cache].map(([family, reads]) => [family, { ...reads, hitRate: hitRateOf(reads) }]),
  );
  return { ...mix, cache: families, hitRate: hitRateOf(sumOf(mix.cache.values())) };
}

const homeToJson = (home: HomeResult): object => ({
  ...home,
  hitRate: hitRateOf(home.cache),
  ratios: {
    gatewayToCeiling: ratioOf(home.gateway, home.ceiling),
    gatewayToFloor: ratioOf(home.gateway, home.floor),
  },
});

/** The result as plain JSON, with the ratios and hit rates that the table shows. */
export function toJson(result: BenchResult): object {
  return {
    ...result,
    home: result.home && homeToJson(result.home),
    mix: result.mix && mixToJson(result.mix),
    faults: faultsOf(result),
  };
}
