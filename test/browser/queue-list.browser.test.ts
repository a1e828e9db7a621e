import { describe, expect, test } from 'vitest';
import {
  asColleague,
  atLeastWaiting,
  focusedRow,
  givenWaiting,
  openQueue,
  rows,
} from './queue-given.ts';
import { eachWithSite, heading, isRunnable, seriousViolations, titleOf } from './site-browser.ts';

const bulkSize = 24;

describe.skipIf(!isRunnable)(
  titleOf('the queue while others work on it'),
  { timeout: 90_000 },
  () => {
    const site = eachWithSite();

    test('what colleagues open and decide is marked where it stands; what is new waits for a click', async () => {
      const { page } = site();
      const { id, waiting } = await givenWaiting();
      await openQueue(page, `member=${id}&order=newest_first`);
      const [first, second] = waiting.map((one) => one.id);
      const rowOf = (one: string | undefined) =>
        rows(page).filter({ has: page.locator(`#title-${one}`) });
      await asColleague('claimRecommendation', String(first));
      await rowOf(first).getByText('open by admin@spendsense.demo').waitFor();
      await asColleague('releaseRecommendation', String(first));
      await rowOf(first)
        .getByText(/open by/)
        .waitFor({ state: 'detached' });
      await asColleague('approveRecommendation', String(second));
      await rowOf(second)
        .getByText(/by admin@spendsense.demo/)
        .waitFor();
      expect(await rows(page).count()).toBe(waiting.length);
    });

    test('new rows wait behind a button that counts them', async () => {
      const { page } = site();
      await atLeastWaiting(1);
      await openQueue(page, 'order=newest_first');
      const top = await rows(page).first().getByRole('link').getAttribute('href');
      const { waiting } = await givenWaiting();
      const pill = page.getByRole('button', { name: `${waiting.length} new` });
      await pill.waitFor();
      expect(await rows(page).first().getByRole('link').getAttribute('href')).toBe(top);
      await pill.click();
      await page.locator(`#title-${waiting[0]?.id}`).waitFor();
      await pill.waitFor({ state: 'detached' });
    });
  },
);

describe.skipIf(!isRunnable)(titleOf('many decisions at once'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('many are rejected at once, with one outcome for each', async () => {
    const { page } = site();
    await atLeastWaiting(bulkSize);
    await openQueue(page, 'order=newest_first');
    await page.keyboard.press('x');
    for (let step = 1; step < bulkSize; step++) await page.keyboard.press('j');
    await expect
      .poll(() => focusedRow(page).getAttribute('aria-posinset'), { timeout: 15_000 })
      .toBe(String(bulkSize));
    await page.keyboard.press('Shift+X');
    await page.getByText(`${bulkSize} selected`, { exact: true }).waitFor();
    const chosen = await focusedRow(page).getByRole('link').getAttribute('href');
    await asColleague('approveRecommendation', String(chosen?.split('/').at(-1)));
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: `Reject ${bulkSize} at once` });
    await dialog.waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await dialog.getByText(`Rejected ${bulkSize - 1} of ${bulkSize}. 1 were not.`).waitFor();
    expect(await dialog.getByRole('row').count()).toBe(bulkSize);
    await dialog
      .getByRole('row')
      .first()
      .getByText(/admin@spendsense.demo approved it first/)
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText(/selected$/).waitFor({ state: 'detached' });
  });
});

describe.skipIf(!isRunnable)(titleOf('finding what to review'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('filters stand in the address, survive a reload, and search finds a member', async () => {
    const { page } = site();
    const { email, waiting } = await givenWaiting();
    await openQueue(page);
    await page.keyboard.press('/');
    await page.keyboard.type(email);
    await expect.poll(() => rows(page).count()).toBe(waiting.length);
    await page.getByText(`${waiting.length} found`).waitFor();
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByLabel('Persona').selectOption({ label: 'Savings Builder' });
    await page.getByText('Nothing matches').waitFor();
    await page.getByLabel('Persona').selectOption({ label: 'Any persona' });
    await page.getByLabel('Order').selectOption({ label: 'Newest first' });
    await page.getByText('All', { exact: true }).click();
    await page.waitForURL(/status=all/);
    await page.reload();
    await rows(page).first().waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe(email);
    expect(new URL(page.url()).searchParams.get('order')).toBe('newest_first');
    expect(await rows(page).count()).toBe(waiting.length);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => !url.searchParams.has('search'));
  });
});

describe.skipIf(!isRunnable)(titleOf('the review queue for everybody'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
    const { page } = site();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { id } = await givenWaiting();
    await openQueue(page, `member=${id}`);
    await page.keyboard.press('a');
    await rows(page)
      .first()
      .getByText(/by you/)
      .waitFor();
    await page.keyboard.press('x');
    await page.getByText('1 selected', { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('dialog', { name: 'Review by keyboard' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await heading(page, 'Review queue').waitFor();
  });
});
