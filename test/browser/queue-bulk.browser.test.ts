import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bedTitleOf, isBedRunnable, signInToQueue, withFullQueue } from './queue-bed.ts';
import { focusedRow } from './queue-given.ts';
import { decisions, idsInOrder } from './queue-seed.ts';
import { seriousViolations } from './site-browser.ts';

const bulkSize = 200;
const patience = { timeout: 15_000, interval: 20 };
/** Decided by a colleague after they were selected: places in the list. */
const [theirApprovals, theirRejection] = [[10, 150], 20] as const;

const rowAt = (page: Page, place: number) => page.locator(`article[aria-posinset="${place}"]`);

/** Marks everything from the first row to the one at this place, by mouse. */
async function selectTo(page: Page, place: number): Promise<void> {
  await rowAt(page, 1).getByRole('checkbox').click();
  const last = rowAt(page, place);
  await expect
    .poll(async () => {
      if ((await last.count()) > 0) return true;
      await page.evaluate('scrollBy(0, 1_500)');
      return false;
    }, patience)
    .toBe(true);
  await last.getByRole('checkbox').click({ modifiers: ['Shift'] });
  await page.getByText(`${place} selected`, { exact: true }).waitFor();
}

describe.skipIf(!isBedRunnable)(bedTitleOf('two hundred at once'), { timeout: 60_000 }, () => {
  const at = withFullQueue(bulkSize + 60);

  test('are approved after one question, with progress and one outcome for each', async () => {
    const { bed, page, complaints } = at();
    const { db } = bed.gateway.services;
    await signInToQueue(at());
    await selectTo(page, bulkSize);
    const ids = await idsInOrder(db, bulkSize);
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: `Approve ${bulkSize} at once` });
    await dialog.getByText(/200 recommendations for \d+ members\./).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await decisions(db)).toEqual([]);

    const colleague = await bed.newPerson('operator');
    for (const place of theirApprovals) {
      await colleague.run('Approve', { id: ids[place] });
    }
    const reason = 'A colleague was faster';
    await colleague.run('Reject', { id: ids[theirRejection], reason });

    await page.keyboard.press('Enter');
    await dialog.getByText('Approved 197 of 200. 3 were not.').waitFor();
    const outcomes = dialog.getByRole('row');
    expect(await outcomes.count()).toBe(bulkSize);
    const rejected = new RegExp(`${colleague.email} rejected it first`);
    const approved = new RegExp(`${colleague.email} approved it first`);
    await outcomes.nth(0).getByText(approved).waitFor();
    await outcomes.nth(1).getByText(rejected).waitFor();
    await outcomes.nth(2).getByText(approved).waitFor();
    expect(await dialog.getByText('Approved', { exact: true }).count()).toBe(bulkSize - 3);
    expect(await decisions(db)).toEqual(
      ids.map((id, place) =>
        place === theirRejection
          ? { id, status: 'rejected', reason }
          : { id, status: 'approved', reason: null },
      ),
    );
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');

    await page.getByText(/selected$/).waitFor({ state: 'detached' });
    await expect.poll(() => focusedRow(page).getAttribute('aria-posinset'), patience).toBe('201');
    await rowAt(page, bulkSize)
      .getByText(/by you/)
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
