import { describe, expect, test } from 'vitest';
import { approveButton, eachWithWaiting, pathOf } from './detail-desk.ts';
import { isRunnable, titleOf } from './site-browser.ts';

describe.skipIf(!isRunnable)(titleOf('from one to the next'), { timeout: 60_000 }, () => {
  const { site, openWaiting } = eachWithWaiting();

  test('after a decision the focus is on the way to the next one, and there on its heading', async () => {
    const { page, id } = await openWaiting();
    await page.getByRole('button', approveButton).focus();
    await page.keyboard.press('Enter');
    await page.getByText('This one is decided.').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('A');
    await page.getByRole('link', { name: 'Next one that waits' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', approveButton).waitFor();
    expect(page.url()).not.toBe(pathOf(id));
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Recommendation');
  });

  test('who wants the next one before it is known gets there, not back to the queue', async () => {
    const { page, id } = await openWaiting();
    const late: (() => void)[] = [];
    await page.route('**/graphql', async (route) => {
      const isNext = route.request().postData()?.includes('query NextWaiting');
      if (isNext) await new Promise<void>((go) => late.push(go));
      await route.continue();
    });
    await page.keyboard.press('a');
    await page.getByRole('link', { name: 'Looking for the next one …' }).waitFor();
    await page.keyboard.press('n');
    await expect.poll(() => late.length).toBe(1);
    expect(page.url()).toBe(pathOf(id));
    late[0]?.();
    await page.getByRole('button', approveButton).waitFor();
    expect(page.url()).toMatch(/\/operator\/recommendations\/./);
    expect(page.url()).not.toBe(pathOf(id));
  });

  test('what else there is for the member is not said while it could not be asked for', async () => {
    const json = { errors: [{ message: 'no', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };
    await site().page.route('**/graphql', async (route) => {
      const isAbout = route.request().postData()?.includes('query MemberDecisions');
      await (isAbout ? route.fulfill({ json }) : route.continue());
    });
    const { page } = await openWaiting();
    const others = page.getByRole('region', { name: 'Other recommendations' });
    await others.getByRole('alert').waitFor();
    expect(await others.getByText('This is the only recommendation').count()).toBe(0);
  });

  test('on a phone copying, printing and exporting are icons on one line, each with its name', async () => {
    await site().page.setViewportSize({ width: 360, height: 740 });
    const { page } = await openWaiting();
    const names = ['Copy link', 'Print', 'Export trace'];
    const buttons = names.map((name) => page.getByRole('button', { name, exact: true }));
    const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
    expect(await Promise.all(buttons.map((button) => button.innerText()))).toEqual(['', '', '']);
  });
});
