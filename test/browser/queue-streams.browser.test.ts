import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bedTitleOf, isBedRunnable, signInToQueue, withFullQueue } from './queue-bed.ts';

/** Makes the page believe that nobody, or somebody, sees it. */
async function setSeen(page: Page, isSeen: boolean): Promise<void> {
  const state = isSeen ? 'visible' : 'hidden';
  await page.evaluate(`{
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
}

describe.skipIf(!isBedRunnable)(bedTitleOf('the streams of a queue'), { timeout: 60_000 }, () => {
  const at = withFullQueue(5);

  test('end while nobody sees the page, and begin anew when somebody does', async () => {
    const { page } = at();
    const open = new Set<unknown>();
    let begun = 0;
    page.on('request', (request) => {
      if (!request.url().endsWith('/stream')) return;
      begun += 1;
      open.add(request);
    });
    page.on('requestfailed', (request) => open.delete(request));
    page.on('requestfinished', (request) => open.delete(request));
    await signInToQueue(at());
    await expect.poll(() => open.size).toBe(1);
    await setSeen(page, false);
    await expect.poll(() => open.size).toBe(0);
    await setSeen(page, true);
    await expect.poll(() => open.size).toBe(1);
    expect(begun).toBe(2);
  });
});
