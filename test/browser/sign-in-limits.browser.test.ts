import { describe, test } from 'vitest';
import { newPhone } from '../identity/smsInbox.ts';
import { askForCode, eachWithSignIn, homesOf } from './sign-in-bed.ts';
import { eachWithSite, isRunnable, titleOf } from './site-browser.ts';

const bed = eachWithSignIn({ SMS_CODES_PER_HOUR: '1' });

describe.skipIf(!isRunnable)(titleOf('too many codes'), { timeout: 60_000 }, () => {
  const site = eachWithSite(homesOf(bed));

  test('whoever has had all codes of an hour is told when the next one can be had', async () => {
    const { page } = site();
    await page.goto(bed().site);
    await page.getByText('Phone', { exact: true }).click();
    await askForCode(page, newPhone());
    await page.getByRole('button', { name: 'Change the number' }).click();
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page
      .getByRole('alert')
      .getByText(/You can go on in \d+ minutes\. That is at/)
      .waitFor();
  });
});
