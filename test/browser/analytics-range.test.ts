import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../web/site/operator/analytics/format.ts';
import {
  addDays,
  faultOf,
  rangeOf,
  searchOf,
  today,
  variablesOf,
} from '../../web/site/operator/analytics/range.ts';

const asked = (search: string) => rangeOf(new URLSearchParams(search));
const lastMonth = { first: addDays(today(), -29), last: today(), preset: 30 };

describe('the days of the analytics', () => {
  test.each([
    '',
    'days=12',
    'from=2026-02-30&to=2026-03-05',
    'from=2026-11-02&to=2026-11-01',
    'days=constructor',
  ])('an address with %j means the last 30 days', (search) =>
    expect(asked(search)).toEqual(lastMonth),
  );

  test('the address keeps what was chosen', () => {
    for (const search of ['days=7', 'days=90', 'from=2026-01-01&to=2026-12-31']) {
      expect(new URLSearchParams(searchOf(asked(search))).toString()).toBe(search);
    }
  });

  test('the API is asked to the end of the last day', () => {
    expect(variablesOf({ first: '2026-10-25', last: '2026-10-31' })).toEqual({
      from: '2026-10-25T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
    });
  });

  test('a leap year is the longest range', () => {
    expect(faultOf('2028-01-01', '2028-12-31')).toBeNull();
    expect(faultOf('2028-01-01', '2029-01-01')).toBe('At most 366 days at once.');
    expect(faultOf('', '2029-01-01')).toBe('Choose both days.');
  });
});

test.each([
  [null, '–'],
  [0, 'less than a second'],
  [59.6, '1 minute'],
  [3_600, '1 hour'],
  [24_999, '6 hours 56 minutes'],
  [86_400, '1 day'],
  [1_062_000, '12 days 7 hours'],
])('a wait of %j seconds is %j', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
