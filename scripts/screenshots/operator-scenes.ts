import type { Page } from 'playwright-core';
import type { Scene } from './camera.ts';
import { opened, settled } from './steps.ts';

const articles = (page: Page) => page.getByRole('feed').getByRole('article');

async function openQueue(page: Page, origin: string, filters = ''): Promise<void> {
  await page.goto(`${origin}/operator${filters}`);
  await opened(page, 'Review queue');
  await articles(page).first().waitFor();
}

async function select(page: Page, count: number): Promise<void> {
  for (let row = 0; row < count; row += 1) {
    await page.keyboard.press('x');
    if (row < count - 1) await page.keyboard.press('j');
  }
  await page.getByText(`${count} selected`, { exact: true }).waitFor();
}

function queueScenes(origin: string): Scene[] {
  return [
    { name: 'review-queue', phone: true, open: (page) => openQueue(page, origin) },
    {
      name: 'review-queue-help',
      open: async (page) => {
        await openQueue(page, origin);
        await page.keyboard.press('?');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'reject',
      phone: true,
      open: async (page) => {
        await openQueue(page, origin);
        await page.keyboard.press('j');
        await page.keyboard.press('r');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'bulk-selected',
      open: async (page) => {
        await openQueue(page, origin);
        await page.keyboard.press('j');
        await select(page, 4);
      },
    },
    {
      name: 'bulk-outcomes',
      open: async (page) => {
        await openQueue(page, origin);
        await select(page, 4);
        await page.keyboard.press('a');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: /^Approve/ }).click();
        await dialog.getByRole('button', { name: 'Done' }).waitFor();
      },
    },
  ];
}

/** What operators see. */
export function operatorScenes(origin: string): Scene[] {
  const tall = 1_700;
  return [
    ...queueScenes(origin),
    {
      name: 'recommendation',
      tallest: tall,
      phone: true,
      open: async (page) => {
        // Of the demo member there is most to see.
        await openQueue(page, origin, '?search=member@spendsense.demo');
        await articles(page).first().getByRole('link').first().click();
        await page.getByRole('list', { name: 'Criteria' }).waitFor();
        await page
          .getByRole('region', { name: /^Signals of the last/ })
          .last()
          .waitFor();
        await settled(page);
      },
    },
    {
      name: 'members',
      phone: true,
      open: async (page) => {
        await page.goto(`${origin}/operator/members`);
        await opened(page, 'Members');
      },
    },
    {
      name: 'member',
      tallest: tall,
      open: async (page) => {
        await page.goto(`${origin}/operator/members?search=member%40`);
        await opened(page, 'Members');
        await page
          .getByRole('link', { name: /^member@/ })
          .first()
          .click();
        await page
          .getByRole('region', { name: /^Signals of the last/ })
          .last()
          .waitFor();
        await settled(page);
      },
    },
    {
      name: 'member-uploads',
      open: async (page) => {
        await page.goto(`${origin}/operator/uploads?status=FAILED`);
        await opened(page, /uploads/i);
        await page
          .getByRole('button', { name: /\d errors?/ })
          .first()
          .click();
        await page.getByRole('table').first().waitFor();
      },
    },
    {
      name: 'analytics',
      tallest: 1_900,
      phone: true,
      open: async (page) => {
        await page.goto(`${origin}/operator/analytics`);
        await opened(page, 'Analytics');
      },
    },
    {
      name: 'not-found',
      open: async (page) => {
        await page.goto(`${origin}/operator/nowhere`);
        await opened(page, 'Nothing here');
      },
    },
    {
      name: 'offline',
      open: async (page) => {
        await openQueue(page, origin);
        await page.context().setOffline(true);
        await page.getByText('You are offline.').waitFor();
      },
    },
  ];
}
