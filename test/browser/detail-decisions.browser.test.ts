import { describe, expect, test } from 'vitest';
import { approveButton, eachWithWaiting, pathOf } from './detail-desk.ts';
import { ask, tokenOf } from './detail-given.ts';
import { isRunnable, signInAs, titleOf } from './site-browser.ts';

describe.skipIf(!isRunnable)(titleOf('deciding in detail'), { timeout: 60_000 }, () => {
  const { site, openWaiting } = eachWithWaiting();

  test('one key approves, and the member’s other recommendations are one click away', async () => {
    const { page, id } = await openWaiting();
    await page.keyboard.press('a');
    await page.getByText('This one is decided.').waitFor();
    await page.getByText(/^Approved by operator@/).waitFor();
    await page
      .getByRole('region', { name: 'Other recommendations' })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('button', approveButton).waitFor();
    expect(page.url()).not.toBe(pathOf(id));
  });

  test('by keyboard alone it is rejected with a reason, which stands there afterwards', async () => {
    const { page } = await openWaiting();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Reject this recommendation' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/^Reject/);
    await page.keyboard.press('r');
    await page.keyboard.press('6');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Your reason' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await page.keyboard.type('a reason with <b>a tag</b>');
    await page.keyboard.press('Enter');
    await page.getByText(/^Rejected by operator@.*“a reason with <b>a tag<\/b>”$/).waitFor();
  });

  test('two who have it open know of each other, and who decided', async () => {
    const { page, id } = await openWaiting();
    const browser = site().context.browser();
    if (!browser) throw new Error('the browser is gone');
    const colleague = await browser.newContext();
    const theirs = await colleague.newPage();
    await theirs.goto(pathOf(id));
    await signInAs(theirs, 'Admin');
    await page.getByText(/^admin@.* has this open too$/).waitFor();
    await theirs.getByText(/^operator@.* has this open too$/).waitFor();
    await theirs.getByRole('link', { name: 'Members' }).click();
    await page.getByText(/^admin@.* has this open too$/).waitFor({ state: 'detached' });
    await theirs.goBack();
    await theirs.getByRole('button', approveButton).click();
    await page.getByText(/^Approved by admin@.* meanwhile$/).waitFor();
    expect(await page.getByRole('button', approveButton).count()).toBe(0);
    await colleague.close();
  });

  test('a decision that comes too late says so, and shows whose stands', async () => {
    // Streams that never answer: the page does not hear of the colleague's decision.
    await site().page.route('**/graphql/stream', () => undefined);
    const { page, id } = await openWaiting();
    const mutation = 'mutation ($id: ID!) { approveRecommendation(id: $id) { id } }';
    await ask(await tokenOf('ADMIN'), mutation, { id });
    await page.keyboard.press('a');
    await page.getByRole('alert').getByText('Someone was first').waitFor();
    await page.getByText(/^Approved by admin@.* meanwhile$/).waitFor();
  });
});
