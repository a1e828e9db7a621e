import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

/** Settles when the page of this title is open and nothing of it is on its way. */
export async function opened(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { name: title, level: 1 }).first().waitFor();
  await settled(page);
}

/** Settles when no skeleton is left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    `!document.querySelector('[aria-label="Loading"], [aria-busy="true"]')`,
  );
}

/** Signs in with one click, as the demo account of this name. */
export async function signInAs(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: /^Account:/ }).waitFor();
}

/** Makes a new account, and ends on its home. */
export async function register(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('tab', { name: 'Register' }).click();
  const form = page.getByRole('form', { name: 'Register' });
  await form.getByLabel('Email').fill(`alex-${randomUUID().slice(0, 6)}@example.com`);
  await form.getByRole('textbox', { name: 'Password' }).fill('winter lantern ordinary harbour');
  await form.getByRole('button', { name: 'Create my account' }).click();
  await opened(page, 'Home');
}

const dayMillis = 86_400_000;
const header = 'transaction_id,date,account_id,amount,merchant_name,category';

/** Half a year of monthly charges: rows that are fine. */
export function goodRows(count = 18): string {
  const merchants = ['Reel Room', 'Audio Shelf', 'Daily Paper'];
  const rows = Array.from({ length: count }, (_, row) => {
    const day = new Date(Date.now() - (1 + (Math.floor(row / 3) % 7) * 30) * dayMillis);
    const merchant = merchants[row % merchants.length];
    return `t-${row},${day.toISOString().slice(0, 10)},checking,${20 + (row % 3) * 7}.00,${merchant},Subscription`;
  });
  return `${[header, ...rows].join('\n')}\n`;
}

/** A file with a fault in each row. */
export const faultyRows = `${header}
t-1,2026-02-31,checking,12.00,Reel Room,Subscription
t-2,2026-01-05,checking,many,Corner Shop,FOOD_AND_DRINK
t-3,yesterday,checking,4.20,Bakery,FOOD_AND_DRINK
t-4,2026-01-09,,18.00,Book Barn,SHOPPING
`;

/** Chooses a file in the upload card. */
export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Files to upload').setInputFiles([file]);
}
