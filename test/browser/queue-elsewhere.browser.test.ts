import { describe, expect, test } from 'vitest';
import { bedTitleOf, isBedRunnable, signInToQueue, withFullQueue } from './queue-bed.ts';
import { focusedRow, rows } from './queue-given.ts';
import { decisions } from './queue-seed.ts';
import { rawKeyboardOf } from './raw-keys.ts';

const patience = { timeout: 20_000, interval: 50 };
const firstPage = 50;

describe.skipIf(!isBedRunnable)(
  bedTitleOf('keys struck before the next page was there'),
  { timeout: 60_000 },
  () => {
    const at = withFullQueue(firstPage + 10);

    test('decide nothing when one clicks on another row instead, and it is said', async () => {
      const { bed, page } = at();
      const { db } = bed.gateway.services;
      const { promise: arrival, resolve: letArrive } = Promise.withResolvers<void>();
      await page.route(/\/graphql$/, async (route) => {
        if (route.request().postData()?.includes('"after":"')) await arrival;
        await route.continue();
      });
      await signInToQueue(at());
      const keyboard = await rawKeyboardOf(page);
      // The first row is doubtful, and skipped.
      await keyboard.strike(['j', ...Array.from({ length: firstPage - 1 }, () => 'a')]);
      await expect.poll(async () => (await decisions(db)).length, patience).toBe(firstPage - 1);
      await keyboard.strike(['a']);
      await page.evaluate('scrollTo(0, 0)');
      await rows(page)
        .first()
        .click({ position: { x: 200, y: 60 } });
      const arrived = page.waitForResponse(
        (response) => response.request().postData()?.includes('"after":"') === true,
      );
      letArrive();
      await arrived;
      await page.getByRole('alert').getByText('Some keys were not used').waitFor();
      await expect.poll(() => focusedRow(page).getAttribute('aria-posinset')).toBe('1');
      // What waited would be told before this one.
      await keyboard.strike(['j']);
      await expect.poll(() => focusedRow(page).getAttribute('aria-posinset')).toBe('2');
      expect((await decisions(db)).length).toBe(firstPage - 1);
      await page.unrouteAll({ behavior: 'wait' });
    });
  },
);
