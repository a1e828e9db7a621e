import { env } from 'node:process';
import { expect } from 'vitest';
import { bedTitleOf, isBedRunnable, type QueueBed } from './queue-bed.ts';
import { decisions, idsInOrder } from './queue-seed.ts';
import { decidedBy, keysFor } from './queue-strokes.ts';
import type { RawKeyboard } from './raw-keys.ts';

/** How many wait. */
export const waiting = 10_000;

const isAsked = Boolean(env.TEST_VOLUME);

/** It takes minutes: only when it is asked for. */
export const isVolumeRunnable = isBedRunnable && isAsked;

/** `name`, and what is missing where the test is left out. */
export const volumeTitleOf = (name: string) =>
  `${bedTitleOf(name)}${isAsked ? '' : ': with TEST_VOLUME=1'}`;

export const patience = { timeout: 30_000, interval: 100 };

/** Decides so many from where one is, and sees that each was heard, once, in the order of the rows. */
export async function decideNext(
  { bed }: QueueBed,
  keyboard: RawKeyboard,
  count: number,
  pauseMillis = 0,
): Promise<void> {
  const { db } = bed.gateway.services;
  const before = (await decisions(db)).length;
  const ids = (await idsInOrder(db, before + count)).slice(before);
  await keyboard.strike(keysFor(count), pauseMillis);
  await expect.poll(async () => (await decisions(db)).length, patience).toBe(before + count);
  expect((await decisions(db)).slice(before)).toEqual(decidedBy(ids));
}
