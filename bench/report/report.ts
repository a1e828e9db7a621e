import { hitRateOf, sumOf } from '../load/metrics.ts';
import type { Standing } from '../load/rounds.ts';
import { loginRows } from './loginRows.ts';
import { type BenchResult, faultsOf, type Ratio, ratioOf } from './result.ts';
import { layOut, percent, type Row, shown, whole } from './table.ts';
import { uploadRows } from './uploadRows.ts';

const standingRow = (name: string, standing: Standing, hits = ''): Row => [
  name,
  shown(standing.requestsPerSecond),
  shown(standing.p50Millis),
  shown(standing.p99Millis),
  hits,
  whole(standing.failed),
];

const ratioRow = (name: string, ratio: Ratio): Row => [
  name,
  `${shown(ratio.requestsPerSecond)} ×`,
  `${shown(ratio.p50Millis)} ×`,
  `${shown(ratio.p99Millis)} ×`,
];

function mixRow({ mix }: BenchResult): Row {
  const { requestsPerSecond, p50Millis, p99Millis } = mix.load;
  return [
    'Gateway: a mix of members, with reviews',
    shown(requestsPerSecond),
    shown(p50Millis),
    shown(p99Millis),
    percent(hitRateOf(sumOf(mix.cache.values()))),
    whole(mix.failed + mix.wrong + mix.stale),
  ];
}

function figureRows({ mix, cpuMillisPerAnswer }: BenchResult): Row[] {
  const hitRate = hitRateOf(sumOf(mix.cache.values()));
  return [
    ['Home: CPU of the gateway, ms an answer', shown(cpuMillisPerAnswer)],
    ['Mix: cache hits, all families', percent(hitRate), '≥ 80 %'],
    ...[...mix.cache].map(([family, reads]): Row => [`     ${family}`, percent(hitRateOf(reads))]),
    ['Mix: SQL p95, ms', shown(mix.sql.p95Millis), '< 100'],
    ['Mix: SQL p99, ms', shown(mix.sql.p99Millis)],
    ['Mix: SQL statements', whole(mix.sql.statements)],
    [`Mix: reads by ${mix.members} members`, whole(mix.reads)],
    ['Mix: reviews', whole(mix.reviews)],
    ['Mix: stale answers', whole(mix.stale), '0'],
    ['Mix: failed or wrong answers', whole(mix.failed + mix.wrong), '0'],
  ];
}

/** The whole run as one table for a person. */
export function report(result: BenchResult): string {
  const { setting, ceiling, gateway, floor, cache } = result;
  const heading = [
    `SpendSense bench, ${setting.date}`,
    `${setting.cores} cores (${setting.processor}), Node ${setting.node}, NODE_ENV=${setting.nodeEnv}`,
    `PostgreSQL ${setting.postgres}, Redis ${setting.redis}`,
    `Home: median of ${setting.rounds} rounds of ${setting.seconds} s each, ${whole(setting.answerBytes)} bytes an answer`,
  ];
  const table = layOut([
    [
      `At ${setting.connections} connections`,
      'requests/s',
      'p50 ms',
      'p99 ms',
      'cache hits',
      'failed',
    ],
    'line',
    standingRow('Ceiling: the same commands to Redis, bare', ceiling),
    standingRow('Gateway: warm Home', gateway, percent(hitRateOf(cache))),
    standingRow('Floor: plain Apollo, no cache', floor),
    ratioRow('Gateway ÷ ceiling', ratioOf(gateway, ceiling)),
    ratioRow('Gateway ÷ floor', ratioOf(gateway, floor)),
    'line',
    mixRow(result),
    'line',
    ['Further figures', 'measured', 'asked'],
    'line',
    ...figureRows(result),
    'line',
    ...loginRows(result.logins),
    'line',
    ...uploadRows(result.uploads),
  ]);
  const faults = faultsOf(result).map((fault) => `FAILED  ${fault}`);
  return `\n${[...heading, '', table, '', ...faults].join('\n')}\n`;
}
