import { fire, type Measurement } from './fire.ts';
import { medianOf } from './statistics.ts';

/** Somebody who takes part in the rounds. */
export interface Contender {
  name: string;
  url: string;
  /** Every answer of this one must be these bytes. */
  expectBody: string;
  /** Called before and after each of its rounds. */
  beforeRound?: () => Promise<void>;
  afterRound?: () => Promise<void>;
}

/** What all rounds of a contender come to. */
export interface Standing {
  name: string;
  requestsPerSecond: number;
  p50Millis: number;
  p99Millis: number;
  failed: number;
  firstFailure: string | null;
  rounds: Measurement[];
}

export interface RoundsOptions {
  contenders: readonly Contender[];
  rounds: number;
  seconds: number;
  connections: number;
  headers: Record<string, string>;
  body: string;
  onProgress: (message: string) => void;
}

/** Round 1: A B C, round 2: B C A, …: what disturbs the machine for a while disturbs all alike. */
const orderOf = <Item>(items: readonly Item[], round: number): Item[] =>
  items.map((_, index) => items[(index + round) % items.length]).filter((it) => it !== undefined);

function standingOf(name: string, rounds: Measurement[]): Standing {
  const median = (pick: (round: Measurement) => number) => medianOf(rounds.map(pick));
  return {
    name,
    requestsPerSecond: median((round) => round.requestsPerSecond),
    p50Millis: median((round) => round.p50Millis),
    p99Millis: median((round) => round.p99Millis),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
    firstFailure: rounds.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null,
    rounds,
  };
}

/** Warms every contender up, then lets them take turns; the medians are theirs. */
export async function runRounds(options: RoundsOptions): Promise<Standing[]> {
  const { contenders, rounds, connections, headers, body, onProgress } = options;
  const load = ({ url, expectBody }: Contender, seconds: number) =>
    fire({ url, connections, seconds, asks: { headers, body, expectBody } });

  for (const contender of contenders) {
    onProgress(`Warming up ${contender.name}`);
    await load(contender, Math.max(2, options.seconds / 2));
  }
  const measured = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of orderOf(contenders, round)) {
      onProgress(`Round ${round + 1} of ${rounds}: ${contender.name}`);
      await contender.beforeRound?.();
      measured.get(contender.name)?.push(await load(contender, options.seconds));
      await contender.afterRound?.();
    }
  }
  return [...measured].map(([name, results]) => standingOf(name, results));
}
