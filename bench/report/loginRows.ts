import type { Distribution, LoginResult } from '../logins/logins.ts';
import { besideRows } from './besideRows.ts';
import { type Row, shown } from './table.ts';

const refusalRow = (name: string, { p10Millis, p50Millis, p90Millis }: Distribution): Row => [
  name,
  shown(p10Millis),
  shown(p50Millis),
  shown(p90Millis),
];

/** How much the two distributions differ, beside how much each of them scatters. */
function differenceRow({ known, unknown }: LoginResult): Row {
  const difference = Math.abs(known.p50Millis - unknown.p50Millis);
  const noise = Math.max(known.p90Millis - known.p10Millis, unknown.p90Millis - unknown.p10Millis);
  return ['     difference of the medians; p90 − p10', shown(difference), '<', shown(noise)];
}

/** What logins take, and what they do to everybody else. */
export function loginRows(logins: LoginResult): Row[] {
  const { alone, beside, loginsPerSecond } = logins;
  return [
    ['A login with a wrong password, 50 runs', 'p10 ms', 'p50 ms', 'p90 ms'],
    'line',
    refusalRow('     an address that has an account', logins.known),
    refusalRow('     an address that has none', logins.unknown),
    differenceRow(logins),
    'line',
    ['20 logins at once, beside 4 readers of Home', 'requests/s', 'p50 ms', 'p99 ms'],
    'line',
    ...besideRows('logins', alone, beside),
    ['     logins', shown(loginsPerSecond)],
    'line',
  ];
}
