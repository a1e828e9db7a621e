import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { latestCode, newPhone, wrongCode, wrongCodes } from '../identity/smsInbox.ts';
import { askForCode, eachWithSignIn, homesOf, isTooWide, typeCode } from './sign-in-bed.ts';
import {
  accountButton,
  eachWithSite,
  heading,
  isRunnable,
  seriousViolations,
  titleOf,
} from './site-browser.ts';

const bed = eachWithSignIn();

async function choosePhone(page: Page): Promise<void> {
  await page.goto(bed().site);
  await page.getByText('Phone', { exact: true }).click();
  await page.getByLabel('Phone number').waitFor();
}

/** Pastes a text where the focus is: without a window there is no clipboard for the keys. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('input:focus').waitFor();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', options));
  }`);
}

describe.skipIf(!isRunnable)(titleOf('signing in by phone'), { timeout: 60_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test('a number, a code, and one is in; a wrong code says how many tries are left', async () => {
    const { page } = site();
    const phone = newPhone();
    await choosePhone(page);
    await askForCode(page, `${phone.slice(0, 2)} (${phone.slice(2, 5)}) ${phone.slice(5)}`);
    await page.getByText('the code stands in its log').waitFor();
    const code = latestCode(bed(), phone);
    await typeCode(page, wrongCode(code));
    await page.getByText('That code is wrong or has expired. 2 tries are left.').waitFor();
    // The fields are empty again, and take the next one.
    await page.keyboard.type(code);
    await heading(page, 'Home').waitFor();
    await page.reload();
    await accountButton(page).waitFor();
  });

  test('by keyboard alone, with a code that is pasted', async () => {
    const { page } = site();
    const phone = newPhone();
    await page.goto(bed().site);
    await page.getByRole('radio', { name: 'Email' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Phone number').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(phone);
    await page.keyboard.press('Enter');
    await page.getByText('Enter the six digits').waitFor();
    const digit = page.getByLabel('Digit 1 of 6');
    expect(await digit.getAttribute('inputmode')).toBe('numeric');
    expect(await digit.getAttribute('autocomplete')).toBe('one-time-code');
    const code = latestCode(bed(), phone);
    await paste(page, `${code.slice(0, 3)} ${code.slice(3)}`);
    await heading(page, 'Home').waitFor();
  });

  test('a number without its country is not sent a code: the page says what to mend', async () => {
    const { page } = site();
    await choosePhone(page);
    await page.getByLabel('Phone number').fill('415 555 0123');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByText('Begin with + and the country code').waitFor();
    expect(bed().logs.join('')).not.toContain('4155550123');
  });
});

describe.skipIf(!isRunnable)(
  titleOf('a code that does not come or fit'),
  { timeout: 60_000 },
  () => {
    const site = eachWithSite(homesOf(bed));

    test('after three wrong codes the page says when one can go on', async () => {
      const { page } = site();
      const phone = newPhone();
      await choosePhone(page);
      await askForCode(page, phone);
      const [first = '', second = '', third = ''] = wrongCodes(latestCode(bed(), phone), 3);
      await typeCode(page, first);
      await page.getByText('2 tries are left').waitFor();
      await page.keyboard.type(second);
      await page.getByText('One try is left').waitFor();
      await page.keyboard.type(third);
      await page.getByText('it was the last try').waitFor();
      await page.keyboard.type(first);
      await page.getByText(/You can go on in \d+ minutes\. That is at \d/).waitFor();
    });

    test('another code comes after a pause, and the number can be changed', async () => {
      const { page } = site();
      const [phone, other] = [newPhone(), newPhone()];
      await page.clock.install();
      await choosePhone(page);
      await askForCode(page, phone);
      const first = latestCode(bed(), phone);
      expect(await page.getByRole('button', { name: /^Another code in/ }).isDisabled()).toBe(true);
      await page.clock.fastForward(31_000);
      await page.getByRole('button', { name: 'Send another code' }).click();
      await page.getByText('Another code is on its way.').waitFor();
      await typeCode(page, first);
      await page.getByText('That code is wrong or has expired.').waitFor();
      await page.getByRole('button', { name: 'Change the number' }).click();
      expect(await page.getByLabel('Phone number').inputValue()).toBe(phone);
      await askForCode(page, other);
      await typeCode(page, latestCode(bed(), other));
      await heading(page, 'Home').waitFor();
    });

    test.each(['light', 'dark'] as const)('axe finds nothing serious: %s', async (colorScheme) => {
      const { page } = site();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 360, height: 740 });
      await choosePhone(page);
      const expectGood = async () => {
        expect(await seriousViolations(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
      };
      await page.getByRole('button', { name: 'Send me a code' }).click();
      await page.getByText('Enter your phone number.').waitFor();
      await expectGood();
      const phone = newPhone();
      await askForCode(page, phone);
      await typeCode(page, wrongCode(latestCode(bed(), phone)));
      await page.getByText('2 tries are left').waitFor();
      await expectGood();
    });
  },
);
