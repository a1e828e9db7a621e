import { describe, expect, test } from 'vitest';
import { asColleague, decided, focusedRow, givenWaiting, openQueue, rows } from './queue-given.ts';
import { eachWithSite, isRunnable, origin, titleOf } from './site-browser.ts';

const patience = { timeout: 15_000 };

describe.skipIf(!isRunnable)(titleOf('reviewing by keyboard'), { timeout: 90_000 }, () => {
  const site = eachWithSite();

  test('the first row is the active one: Enter opens it, and back again any key acts on it', async () => {
    const { page } = site();
    const { id } = await givenWaiting();
    await openQueue(page, `member=${id}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/operator\/recommendations\//);
    await page.goBack();
    await rows(page).first().waitFor();
    await page.keyboard.press('x');
    await rows(page).first().getByRole('checkbox', { checked: true }).waitFor();
  });

  test('by keyboard alone: approved, skipped, rejected for a preset and for words of one’s own', async () => {
    const { page } = site();
    const { id, waiting } = await givenWaiting();
    expect(waiting.length).toBeGreaterThanOrEqual(4);
    await openQueue(page, `member=${id}`);
    const idAt = async (place: number) => {
      const href = await rows(page).nth(place).getByRole('link').getAttribute('href');
      return String(href?.split('/').at(-1));
    };
    const ids = await Promise.all([0, 1, 2, 3].map(idAt));
    await page.keyboard.press('a');
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Reject this recommendation' }).waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedRow(page).getAttribute('aria-posinset')).toBe('4');
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('6');
    await page.getByRole('textbox', { name: 'Your reason' }).waitFor();
    await page.keyboard.type('Not now, 1 month later');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const [first, second, third, fourth] = ids.map(String);
    await expect.poll(() => decided(String(first)), patience).toMatchObject({ status: 'APPROVED' });
    await expect
      .poll(() => decided(String(third)))
      .toEqual({
        status: 'REJECTED',
        rejectionReason: 'The numbers do not look right',
      });
    await expect
      .poll(() => decided(String(fourth)))
      .toEqual({
        status: 'REJECTED',
        rejectionReason: 'Not now, 1 month later',
      });
    expect(await decided(String(second))).toMatchObject({ status: 'PENDING' });
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/operator\/recommendations\//);
  });
});

describe.skipIf(!isRunnable)(
  titleOf('decisions and the gateway’s word on them'),
  { timeout: 90_000 },
  () => {
    const site = eachWithSite();

    test('keys that come faster than answers are all heard', async () => {
      const { page } = site();
      const { id, waiting } = await givenWaiting();
      await openQueue(page, `member=${id}`);
      const { promise: answers, resolve: letAnswersCome } = Promise.withResolvers<void>();
      await page.route(`${origin}/graphql`, async (route) => {
        await answers;
        await route.continue();
      });
      for (const _ of waiting) await page.keyboard.press('a');
      letAnswersCome();
      for (const one of waiting) {
        await expect.poll(() => decided(one.id), patience).toMatchObject({ status: 'APPROVED' });
      }
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByText(`You decided ${waiting.length} of these.`).waitFor();
      await page.getByRole('button', { name: 'Show what is left' }).click();
      await page.getByText('Nothing matches').waitFor();
    });

    test('whoever decides second is told who was first, and the colleague’s word stands', async () => {
      const { page } = site();
      const { id } = await givenWaiting();
      await openQueue(page, `member=${id}`);
      await page.route(`${origin}/graphql`, async (route) => {
        const body = route.request().postData() ?? '';
        if (body.includes('mutation QueueReject')) {
          await asColleague('approveRecommendation', JSON.parse(body).variables.id);
        }
        await route.continue();
      });
      await page.keyboard.press('r');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      const first = rows(page).first();
      await first.getByText('admin@spendsense.demo approved it first').waitFor();
      await first.getByText('Your rejection changed nothing.').waitFor();
      await first.getByText('Approved', { exact: true }).waitFor();
      await page.getByText('Someone was first', { exact: true }).waitFor();
      await page.unrouteAll({ behavior: 'wait' });
    });

    test('a decision that does not arrive puts the row back and says so', async () => {
      const { page } = site();
      const { id, waiting } = await givenWaiting();
      await openQueue(page, `member=${id}`);
      const answer = {
        errors: [{ message: 'no', extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: 'e1' } }],
        data: null,
      };
      await page.route(`${origin}/graphql`, (route) =>
        route.request().postData()?.includes('mutation QueueApprove')
          ? route.fulfill({ json: answer })
          : route.continue(),
      );
      await page.keyboard.press('a');
      await rows(page).first().getByText('Your approval did not go through').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.keyboard.press('k');
      await page.keyboard.press('a');
      const ids = waiting.map((one) => one.id);
      await expect
        .poll(
          async () => (await Promise.all(ids.map(decided))).map(({ status }) => status),
          patience,
        )
        .toContain('APPROVED');
    });
  },
);
