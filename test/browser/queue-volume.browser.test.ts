import { describe, expect, test } from 'vitest';
import { costMeterOf, tell } from './page-costs.ts';
import { openAgain, signInToQueue, withFullQueue } from './queue-bed.ts';
import { rows } from './queue-given.ts';
import { isVolumeRunnable, patience, volumeTitleOf, waiting } from './queue-volume.ts';

describe.skipIf(!isVolumeRunnable)(
  volumeTitleOf(`a queue of ${waiting}`),
  { timeout: 180_000 },
  () => {
    const at = withFullQueue(waiting);

    test('the first rows are there soon, after signing in and when one comes back', async () => {
      tell('first rows after the click on “Sign in”', await signInToQueue(at()));
      for (const round of [1, 2, 3]) {
        tell(`first rows after opening, ${round}`, await openAgain(at()));
      }
      await at().page.getByText('10,000 waiting', { exact: true }).waitFor();
      expect(at().complaints).toEqual([]);
    });

    test('all rows are scrolled through and back with as few elements as at the top', async () => {
      const { page } = at();
      await openAgain(at());
      const measure = await costMeterOf(page);
      const begin = await measure();
      tell('at the top', begin);
      const isAll = () => page.getByText('That is all.').isVisible();
      const height = () => page.evaluate<number>('document.documentElement.scrollHeight');
      let most = 0;
      while (!(await isAll())) {
        const before = await height();
        await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
        const hasMoved = async () => (await isAll()) || (await height()) !== before;
        await expect.poll(hasMoved, patience).toBe(true);
        most = Math.max(most, await page.locator('*').count());
      }
      const lastPlace = async () => {
        // Rows are measured as they are shown: the end moves once more.
        await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
        return rows(page).last().getAttribute('aria-posinset');
      };
      await expect.poll(lastPlace, patience).toBe(String(waiting));
      tell('at the end', await measure());
      await page.evaluate('scrollTo(0, 0)');
      await expect.poll(() => rows(page).first().getAttribute('aria-posinset')).toBe('1');
      tell('back at the top', await measure());
      tell('most elements on the way', { most });
      expect(most).toBeLessThan(begin.elements * 2);
      expect(at().complaints).toEqual([]);
    });
  },
);
