import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStagedPlace, stagePlace } from '../../../src/embedded/postgres/staging.ts';

let root: string;
let home: string;
let stagingRoot: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'spendsense-staging-')));
  [home, stagingRoot] = [join(root, 'home'), join(root, 'staging')];
  mkdirSync(home);
  mkdirSync(stagingRoot);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a home finds its staged place again', async () => {
  const place = await stagePlace(home, stagingRoot);
  expect(await findStagedPlace(home)).toBe(place);
});

test('a home that was removed and made again begins afresh, and its old place is cleared', async () => {
  const old = await stagePlace(home, stagingRoot);
  await writeFile(join(old, 'password'), 'secret');
  rmSync(home, { recursive: true });
  mkdirSync(home);
  expect(await findStagedPlace(home)).toBeUndefined();

  const place = await stagePlace(home, stagingRoot);
  expect(await readdir(stagingRoot)).toEqual([basename(place)]);
  expect(await readdir(place)).toEqual(['home']);
});

test('a home that was moved keeps its place', async () => {
  const place = await stagePlace(home, stagingRoot);
  const moved = join(root, 'moved');
  renameSync(home, moved);
  expect(await findStagedPlace(moved)).toBe(place);

  mkdirSync(home);
  await stagePlace(home, stagingRoot);
  expect(await findStagedPlace(moved)).toBe(place);
});

test('the copy of a home gets a place of its own and leaves the original its', async () => {
  const place = await stagePlace(home, stagingRoot);
  const copy = join(root, 'copy');
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
  expect(await findStagedPlace(copy)).toBeUndefined();

  expect(await stagePlace(copy, stagingRoot)).not.toBe(place);
  expect(await findStagedPlace(home)).toBe(place);
});
