import { homeBody } from '../load/home.ts';
import {
  type CacheReads,
  cacheReadsOf,
  growthOf,
  type Samples,
  scrape,
  sumOf,
} from '../load/metrics.ts';
import { runRounds, type Standing } from '../load/rounds.ts';
import type { Contenders } from '../setup/contenders.ts';
import type { Person } from '../setup/people.ts';

/** How the gateway stands between the ceiling and the floor. */
export interface HomeResult {
  ceiling: Standing;
  gateway: Standing;
  floor: Standing;
  /** Of the gateway in its rounds. */
  cache: CacheReads;
  /** Processor time of the gateway for one answer, all its threads together. */
  cpuMillisPerAnswer: number;
  answerBytes: number;
}

interface HomeOptions {
  contenders: Contenders;
  member: Person;
  rounds: number;
  seconds: number;
  connections: number;
  say: (message: string) => void;
}

const totalOf = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0);

/** The figures of Home: the three servers in turn, and the gateway's cache reads in its rounds. */
export async function runHome(options: HomeOptions): Promise<HomeResult> {
  const { ceiling, gateway, floor, answerBytes } = options.contenders;
  const growths: Samples[] = [];
  let before: Samples = new Map();
  const measured = {
    ...gateway,
    beforeRound: async () => {
      before = await scrape(gateway.metricsUrl);
    },
    afterRound: async () => {
      growths.push(growthOf(before, await scrape(gateway.metricsUrl)));
    },
  };
  const standings = await runRounds({
    contenders: [ceiling, measured, floor],
    rounds: options.rounds,
    seconds: options.seconds,
    connections: options.connections,
    headers: { ...options.member.headers },
    body: homeBody,
    onProgress: options.say,
  });
  const cpuSeconds = growths.map((growth) => growth.get('process_cpu_seconds_total') ?? 0);
  const answers = standingOf(standings, 'gateway').rounds.map(({ requests }) => requests);
  return {
    ceiling: standingOf(standings, 'ceiling'),
    gateway: standingOf(standings, 'gateway'),
    floor: standingOf(standings, 'floor'),
    cache: sumOf(growths.flatMap((growth) => [...cacheReadsOf(growth).values()])),
    cpuMillisPerAnswer: (1000 * totalOf(cpuSeconds)) / totalOf(answers),
    answerBytes,
  };
}

function standingOf(standings: readonly Standing[], name: string): Standing {
  const standing = standings.find((it) => it.name === name);
  if (standing === undefined) throw new Error(`${name} took no part`);
  return standing;
}
