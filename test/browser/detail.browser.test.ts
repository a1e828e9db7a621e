import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { approveButton, eachWithWaiting, pathOf } from './detail-desk.ts';
import { hostile } from './detail-given.ts';
import { heading, isRunnable, seriousViolations, signInAs, titleOf } from './site-browser.ts';

describe.skipIf(!isRunnable)(titleOf('a recommendation in detail'), { timeout: 60_000 }, () => {
  const { openWaiting, member } = eachWithWaiting();

  test('the trace shows criteria with value, threshold and outcome, and the guardrails', async () => {
    const { page } = await openWaiting();
    const criteria = page.getByRole('list', { name: 'Criteria' });
    const merchants = criteria.getByRole('listitem').filter({ hasText: /^Recurring merchants/ });
    expect(await merchants.innerText()).toMatch(/last 90 days.*3, asks for at least 3.*Met/s);
    await criteria.getByText('High Utilization').click();
    const overdue = criteria
      .getByRole('listitem')
      .filter({ hasText: /^A card payment is overdue/ });
    expect(await overdue.innerText()).toMatch(/unknown, asks for yes.*Missed/s);
    const guardrails = page.getByRole('list', { name: 'Guardrails' });
    expect(await guardrails.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Passed\s+Consent/),
      expect.stringMatching(/Passed\s+Eligibility/),
      expect.stringMatching(/Passed\s+Tone/),
    ]);
  });

  test('R8: a merchant named like a script is text, in both windows', async () => {
    const { page } = await openWaiting();
    for (const days of [30, 180]) {
      const window = page.getByRole('region', { name: `Signals of the last ${days} days` });
      await window.getByText(hostile.merchant).first().waitFor();
    }
    expect(await page.evaluate('window.ran')).toBeUndefined();
  });

  test('the trace is exported as JSON', async () => {
    const { page, id, title } = await openWaiting();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export trace' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`recommendation-${id}.json`);
    const trace: unknown = JSON.parse(await readFile(await file.path(), 'utf8'));
    expect(trace).toMatchObject({
      recommendation: { id, title, status: 'PENDING' },
      memberId: member().id,
      decisionTrace: { personaName: 'Subscription-Heavy', criteria: expect.any(Array) },
    });
  });
});

describe.skipIf(!isRunnable)(
  titleOf('a recommendation in detail: its states'),
  { timeout: 60_000 },
  () => {
    const { site, openWaiting } = eachWithWaiting();

    test('printed, all criteria are there, and nothing that is for clicking', async () => {
      const { page } = await openWaiting();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.getByText('A card payment is overdue').waitFor();
      expect(await page.getByRole('button', approveButton).isVisible()).toBe(false);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
    });

    test('one that is not there says so', async () => {
      const { page } = site();
      await page.goto(pathOf('00000000-0000-4000-8000-000000000000'));
      await signInAs(page, 'Operator');
      await page.getByText('There is no such recommendation').waitFor();
    });

    test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
      await site().page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { page } = await openWaiting();
      await heading(page, 'Recommendation').waitFor();
      await page.getByRole('region', { name: 'Signals of the last 180 days' }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await page.keyboard.press('r');
      await page.getByRole('dialog', { name: 'Reject this recommendation' }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    });
  },
);
