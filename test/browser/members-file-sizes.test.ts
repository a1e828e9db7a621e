import { expect, test } from 'vitest';
import { formatBytes } from '../../web/site/shared/format.ts';

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1 kB'],
  [51_200, '50 kB'],
  [1_048_575, '1.0 MB'],
  [10_485_760, '10.0 MB'],
])('a file of %d bytes has %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
