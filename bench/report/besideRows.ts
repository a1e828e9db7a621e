import type { Measurement } from '../load/fire.ts';
import { type Row, shown } from './table.ts';

/** Home alone and beside something else, and how they compare. */
export function besideRows(what: string, alone: Measurement, beside: Measurement): Row[] {
  const rowOf = (name: string, { requestsPerSecond, p50Millis, p99Millis }: Measurement): Row => [
    name,
    shown(requestsPerSecond),
    shown(p50Millis),
    shown(p99Millis),
  ];
  return [
    rowOf('     Home alone', alone),
    rowOf(`     Home beside ${what}`, beside),
    [
      '     beside ÷ alone',
      `${shown(beside.requestsPerSecond / alone.requestsPerSecond)} ×`,
      `${shown(beside.p50Millis / alone.p50Millis)} ×`,
      `${shown(beside.p99Millis / alone.p99Millis)} ×`,
    ],
  ];
}
