import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HomeLockedError, lockHome } from '../../src/embedded/home.ts';
import { startFixture } from './fixture.ts';

let root: string;
let home: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spendsense-home-'));
  home = join(root, '.spendsense');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a home held by another process is refused with holder and mend; SIGKILL frees it', async () => {
  const holder = startFixture('holdHome.ts', [home]);
  await holder.line('held');

  const refusal = refusalOf(() => lockHome(home));
  expect(refusal).toBeInstanceOf(HomeLockedError);
  expect(refusal.message).toContain(home);
  expect(refusal.message).toContain(`pid ${holder.child.pid}`);
  expect(refusal.message).toContain('address http://127.0.0.1:4000');
  expect(refusal.message).toContain('SPENDSENSE_HOME');

  await holder.kill('SIGKILL');
  lockHome(home).release();
});

test('a home is held once within one process, and free after release', () => {
  const lock = lockHome(home);
  expect(() => lockHome(home)).toThrow(HomeLockedError);
  lock.release();
  lock.release();
  lockHome(home).release();
});

test('two homes do not disturb each other', () => {
  const first = lockHome(home);
  lockHome(join(root, 'other')).release();
  first.release();
});

test('a home that cannot be a folder is refused with the setting to change', () => {
  writeFileSync(home, 'a file is in the way');
  const refusal = refusalOf(() => lockHome(home));
  expect(refusal).not.toBeInstanceOf(HomeLockedError);
  expect(refusal.message).toMatch(/cannot be used .*SPENDSENSE_HOME/);
});

function refusalOf(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It was not refused');
}
