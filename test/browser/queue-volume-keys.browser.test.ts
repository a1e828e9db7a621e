import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { costMeterOf, type PageCosts, tell } from './page-costs.ts';
import { openAgain, signInToQueue, withFullQueue } from './queue-bed.ts';
import { focusedRow, rows } from './queue-given.ts';
import { decideNext, isVolumeRunnable, patience, volumeTitleOf, waiting } from './queue-volume.ts';
import { rawKeyboardOf } from './raw-keys.ts';

/** Lets go of what is decided, as an operator does now and then. */
async function beginAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Refresh' }).click();
  const feed = page.getByRole('feed');
  await expect.poll(() => feed.getAttribute('aria-busy'), patience).toBe('false');
  await expect.poll(() => feed.getByText(/by you/).count(), patience).toBe(0);
  await expect.poll(() => rows(page).first().getAttribute('aria-posinset'), patience).toBe('1');
  await page.keyboard.press('k');
}

/** What two rounds took is what many take: what is loaded late (dialogs, toasts) is there by then. */
function expectFlat(rounds: readonly PageCosts[]): void {
  const least = (some: readonly PageCosts[], what: keyof PageCosts) =>
    Math.min(...some.map((costs) => costs[what]));
  for (const what of ['heapMegabytes', 'nodes', 'listeners'] as const) {
    const [early, late] = [least(rounds.slice(0, 2), what), least(rounds.slice(-3), what)];
    expect(late, what).toBeLessThan(early * 1.2);
  }
}

describe.skipIf(!isVolumeRunnable)(
  volumeTitleOf(`reviewing by keyboard in a queue of ${waiting}`),
  { timeout: 180_000 },
  () => {
    const at = withFullQueue(waiting);

    test('sixty decisions are all heard, as fast as keys can be struck', async () => {
      await signInToQueue(at());
      await decideNext(at(), await rawKeyboardOf(at().page), 60);
      await expect.poll(() => focusedRow(at().page).getAttribute('aria-posinset')).toBe('61');
    });

    test('sixty decisions are all heard, 30 ms after each other', async () => {
      await openAgain(at());
      await decideNext(at(), await rawKeyboardOf(at().page), 60, 30);
      await expect.poll(() => focusedRow(at().page).getAttribute('aria-posinset')).toBe('61');
      expect(at().complaints).toEqual([]);
    });

    test('reviewing on and on takes no more and more memory', async () => {
      const { page } = at();
      await openAgain(at());
      const keyboard = await rawKeyboardOf(page);
      const measure = await costMeterOf(page);
      tell('before the first review', await measure());
      const rounds: PageCosts[] = [];
      for (let reviews = 20; reviews <= 360; reviews += 20) {
        await decideNext(at(), keyboard, 20);
        if (reviews <= 60) tell(`after ${reviews} reviews`, await measure());
        if (reviews % 60 > 0) continue;
        await beginAnew(page);
        const costs = await measure();
        tell(`after ${reviews} reviews, begun anew`, costs);
        rounds.push(costs);
      }
      expectFlat(rounds);
      expect(at().complaints).toEqual([]);
    });
  },
);
