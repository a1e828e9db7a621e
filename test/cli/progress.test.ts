import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

/** What is written to a stream while something is counted from nothing to all. */
function shown({ isTTY }: { isTTY: boolean }): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = createProgress(stream);
  const count = progress.count('Making demo data');
  for (let done = 0; done <= 40; done += 1) count(done, 40);
  progress.end();
  return String(stream.read());
}

test('a person at a terminal sees a bar grow in one line, which is gone in the end', () => {
  const lines = shown({ isTTY: true }).split('\r\x1b[2K');
  expect(lines).toContain(`Making demo data ${'█'.repeat(21)}${'░'.repeat(9)} 70 %`);
  expect(lines.at(-2)).toBe(`Making demo data ${'█'.repeat(30)} 100 %`);
  expect(lines.at(-1)).toBe('');
});

test('elsewhere each tenth is one plain line', () => {
  const lines = shown({ isTTY: false }).trim().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[4]).toBe('Making demo data 40 % …');
});
