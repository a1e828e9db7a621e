import type { HomeResult } from '../home/home.ts';
import { hitRateOf, sumOf } from '../load/metrics.ts';
import type { Standing } from '../load/rounds.ts';
import type { MixResult } from '../mix/mix.ts';
import { type Ratio, ratioOf } from './result.ts';
import { percent, type Row, shown, whole } from './table.ts';

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

/** The heading of Home and of the mix. */
export const loadHeading = (connections: number): Row[] => [
  [`At ${connections} connections`, 'requests/s', 'p50 ms', 'p99 ms', 'cache hits', 'failed'],
  'line',
];

/** Home on the three servers. */
export const homeRows = ({ ceiling, gateway, floor, cache, ...home }: HomeResult): Row[] => [
  standingRow('Ceiling: the same commands to Redis, bare', ceiling),
  standingRow('Gateway: warm Home', gateway, percent(hitRateOf(cache))),
  standingRow('Floor: plain Apollo, no cache', floor),
  ratioRow('Gateway ÷ ceiling', ratioOf(gateway, ceiling)),
  ratioRow('Gateway ÷ floor', ratioOf(gateway, floor)),
  ['CPU of the gateway, ms an answer', shown(home.cpuMillisPerAnswer)],
  'line',
];

/** What the gateway did under the mix. */
export function mixRows(mix: MixResult): Row[] {
  const { requestsPerSecond, p50Millis, p99Millis } = mix.load;
  const hitRate = percent(hitRateOf(sumOf(mix.cache.values())));
  return [
    [
      'Gateway: a mix of members, with reviews',
      shown(requestsPerSecond),
      shown(p50Millis),
      shown(p99Millis),
      hitRate,
      whole(mix.failed + mix.wrong + mix.stale),
    ],
    'line',
    ['Further figures of the mix', 'measured', 'asked'],
    'line',
    ['     cache hits, all families', hitRate, '≥ 80 %'],
    ...[...mix.cache].map(([family, reads]): Row => [`     ${family}`, percent(hitRateOf(reads))]),
    ['     SQL p95, ms', shown(mix.sql.p95Millis), '< 100'],
    ['     SQL p99, ms', shown(mix.sql.p99Millis)],
    ['     SQL statements', whole(mix.sql.statements)],
    [`     reads by ${mix.members} members`, whole(mix.reads)],
    ['     reviews', whole(mix.reviews)],
    ['     stale answers', whole(mix.stale), '0'],
    ['     failed or wrong answers', whole(mix.failed + mix.wrong), '0'],
    'line',
  ];
}
