import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eachWithWaiting, pathOf } from './detail-desk.ts';
import { ask, hostile, tokenOf } from './detail-given.ts';
import { heading, isRunnable, origin, seriousViolations, titleOf } from './site-browser.ts';

const openedBy = `query ($id: ID!) {
  recommendation(id: $id) { openedBy { operator { email } } }
}`;

/** Who has a recommendation open, as another operator sees it. */
async function readersOf(id: string): Promise<(string | null)[]> {
  type Answer = { recommendation: { openedBy: { operator: { email: string | null } }[] } };
  const { recommendation } = await ask<Answer>(await tokenOf('ADMIN'), openedBy, { id });
  return recommendation.openedBy.map(({ operator }) => operator.email);
}

/** How often a page has sent an operation of the API so far. */
function countOf(page: Page, operation: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes(`mutation ${operation}(`)) count += 1;
  });
  return () => count;
}

const traceQuery = `query ($id: ID!) {
  recommendation(id: $id) {
    title content rationale type status createdAt user { id }
    decisionTrace { asOf personaId personaName template
      criteria { name window observed comparison threshold met }
      guardrails { name passed detail } }
  }
}`;

interface ApiAnswer {
  readonly recommendation: {
    readonly user: { readonly id: string };
    readonly decisionTrace: unknown;
    readonly [field: string]: unknown;
  };
}

describe.skipIf(!isRunnable)(titleOf('what leaves the detail'), { timeout: 60_000 }, () => {
  const { site, openWaiting } = eachWithWaiting();

  test('the exported trace is that of the API', async () => {
    const { page, id } = await openWaiting();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export trace' }).click();
    const exported: unknown = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    const answer = await ask<ApiAnswer>(await tokenOf('OPERATOR'), traceQuery, { id });
    const { user, decisionTrace, ...recommendation } = answer.recommendation;
    expect(exported).toEqual({
      recommendation: { id, ...recommendation },
      decision: { approvedAt: null, rejectedAt: null, rejectionReason: null },
      memberId: user.id,
      decisionTrace,
    });
  });

  test('the link is copied, and said to be', async () => {
    await site().context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    const { page, id } = await openWaiting();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link is copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(pathOf(id));
  });

  test('where copying is not allowed, the link is shown', async () => {
    await site().page.addInitScript(
      'navigator.clipboard.writeText = () => Promise.reject(new Error("no"))',
    );
    const { page, id } = await openWaiting();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The browser does not allow copying').waitFor();
    await page.getByText(pathOf(id)).waitFor();
  });

  test.each(['light', 'dark'] as const)('on paper all of it is there: %s', async (colorScheme) => {
    const { page } = await openWaiting();
    await page.getByRole('region', { name: 'Signals of the last 180 days' }).waitFor();
    // A sheet of A4 without its margins.
    await page.setViewportSize({ width: 718, height: 1047 });
    await page.emulateMedia({ media: 'print', colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(718);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.locator('main button:visible').count()).toBe(0);
    for (const text of ['A card payment is overdue', 'Months that checking lasts', 'Template']) {
      await page.getByText(text).first().waitFor();
    }
    for (const days of [30, 180]) {
      const window = page.getByRole('region', { name: `Signals of the last ${days} days` });
      const box = await window.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(718);
    }
    expect(await page.getByText(hostile.merchant).count()).toBeGreaterThan(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).count()).toBe(1);
  });
});

describe.skipIf(!isRunnable)(titleOf('having it open'), { timeout: 60_000 }, () => {
  const { site, openWaiting } = eachWithWaiting();

  test('it is told anew every minute, and no more once one leaves', async () => {
    await site().page.clock.install();
    const claims = countOf(site().page, 'ClaimOne');
    const releases = countOf(site().page, 'ReleaseOne');
    const { page, id } = await openWaiting();
    await expect.poll(() => readersOf(id)).toEqual([expect.stringMatching(/^operator@/)]);
    const before = claims();
    for (const minute of [1, 2, 3]) {
      await page.clock.runFor(60_000);
      await expect.poll(claims).toBe(before + minute);
    }
    expect(releases()).toBe(0);
    await page.getByRole('link', { name: 'Members', exact: true }).click();
    await heading(page, 'Members').waitFor();
    await expect.poll(() => readersOf(id)).toEqual([]);
    expect(releases()).toBe(1);
    await page.clock.runFor(180_000);
    expect(claims()).toBe(before + 3);
  });

  test('closing the tab lets go of it', async () => {
    const { page, id } = await openWaiting();
    await expect.poll(() => readersOf(id)).toHaveLength(1);
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => readersOf(id)).toEqual([]);
  });
});
