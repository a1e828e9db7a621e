import { describe, test } from 'vitest';
import { approveButton, eachWithWaiting, pathOf } from './detail-desk.ts';
import { isRunnable, signInAs, titleOf } from './site-browser.ts';

const fault = `
  window.whole = Date.prototype.toISOString;
  Date.prototype.toISOString = () => { throw new Error('a fault'); };
`;

describe.skipIf(!isRunnable)(titleOf('a fault without a connection'), { timeout: 60_000 }, () => {
  const { site, openWaiting } = eachWithWaiting();

  test('a page that could not be shown offline is shown when the connection is back', async () => {
    const { id } = await openWaiting();
    const browser = site().context.browser();
    if (!browser) throw new Error('the browser is gone');
    // Of its own: the fault is told on its console.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathOf(id));
    await signInAs(page, 'Operator');
    const others = page.getByRole('region', { name: 'Other recommendations' });
    await others.getByRole('link').first().click();
    await page.waitForURL((url) => url.href !== pathOf(id));
    await page.getByRole('button', approveButton).waitFor();
    await page.evaluate(fault);
    await context.setOffline(true);
    await page.goBack();
    await page.getByText('It opens as soon as you are back.').waitFor();
    await page.evaluate('Date.prototype.toISOString = window.whole');
    await context.setOffline(false);
    await page.getByRole('button', approveButton).waitFor();
    await context.close();
  });
});
