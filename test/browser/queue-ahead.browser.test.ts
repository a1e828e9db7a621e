import { describe, expect, test } from 'vitest';
import { bedTitleOf, isBedRunnable, openAgain, signInToQueue, withFullQueue } from './queue-bed.ts';
import { focusedRow } from './queue-given.ts';
import { decisions, idsInOrder } from './queue-seed.ts';
import { decidedBy, keysFor } from './queue-strokes.ts';
import { rawKeyboardOf } from './raw-keys.ts';

const patience = { timeout: 20_000, interval: 50 };
const firstPage = 50;
const decided = firstPage + 5;

describe.skipIf(!isBedRunnable)(
  bedTitleOf('a hand that is faster than the network'),
  { timeout: 60_000 },
  () => {
    const at = withFullQueue(decided + 5);

    test('is heard when the reject dialog and the next page are still on their way', async () => {
      const { bed, page, complaints } = at();
      const { db } = bed.gateway.services;
      const { promise: arrival, resolve: letArrive } = Promise.withResolvers<void>();
      await page.route(/queue-dialogs|\/graphql$/, async (route) => {
        const { url, postData } = {
          url: route.request().url(),
          postData: route.request().postData(),
        };
        if (url.endsWith('.js') || postData?.includes('"after":"')) await arrival;
        await route.continue();
      });
      await signInToQueue(at());
      const ids = await idsInOrder(db, decided);
      await (await rawKeyboardOf(page)).strike(keysFor(decided));
      await expect.poll(async () => (await decisions(db)).length, patience).toBe(4);
      letArrive();
      await expect.poll(async () => (await decisions(db)).length, patience).toBe(decided);
      expect(await decisions(db)).toEqual(decidedBy(ids));
      await expect
        .poll(() => focusedRow(page).getAttribute('aria-posinset'), patience)
        .toBe(String(decided + 1));
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.unrouteAll({ behavior: 'wait' });
      await openAgain(at());
      await page.getByText('5 waiting', { exact: true }).waitFor();
      expect(complaints).toEqual([]);
    });

    test('writes an own reason and confirms a bulk that it did not wait for', async () => {
      const { bed, page } = at();
      const { db } = bed.gateway.services;
      const { promise: arrival, resolve: letArrive } = Promise.withResolvers<void>();
      await page.route(/queue-dialogs/, async (route) => {
        await arrival;
        await route.continue();
      });
      await openAgain(at());
      const first = (await idsInOrder(db, decided + 1)).at(-1);
      const keys = ['r', '6', 'n', 'o', ' ', '2', 'Enter', 'x', 'j', 'x', 'a', 'Enter'];
      await (await rawKeyboardOf(page)).strike(keys);
      letArrive();
      await page.getByText('Approved 2 of 2.').waitFor();
      const mine = (await decisions(db)).find(({ id }) => id === first);
      expect(mine).toEqual({ id: first, status: 'rejected', reason: 'no 2' });
      await page.unrouteAll({ behavior: 'wait' });
    });
  },
);
