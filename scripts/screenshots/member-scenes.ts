import type { Page } from 'playwright-core';
import type { Scene } from './camera.ts';
import { chooseFile, faultyRows, goodRows, opened, settled } from './steps.ts';

function openPage(name: string, path: string, title: string, more: Partial<Scene> = {}) {
  return (origin: string): Scene => ({
    name,
    ...more,
    open: async (page) => {
      await page.goto(`${origin}${path}`);
      await opened(page, title);
    },
  });
}

/** Below the header, which lies over the page. */
const scrollToNumbers = `{
  const titles = [...document.querySelectorAll('h2')];
  titles.find(({ textContent }) => textContent === 'Your numbers')?.scrollIntoView();
  scrollBy(0, -80);
}`;

/** The lower half of home. */
const signals = (origin: string): Scene => ({
  name: 'signals',
  tallest: 1_100,
  open: async (page) => {
    await page.goto(`${origin}/app`);
    await opened(page, 'Home');
    await page.getByRole('heading', { name: 'Your numbers' }).waitFor();
    await page.evaluate(scrollToNumbers);
  },
});

/** What a member with a history sees. */
export function memberScenes(origin: string): Scene[] {
  return [
    openPage('home', '/app', 'Home', { tallest: 1_100, phone: true }),
    signals,
    openPage('sessions', '/app/sessions', 'Sessions'),
    openPage('settings', '/app/settings', 'Settings', { tallest: 1_300, phone: true }),
  ].map((sceneOf) => sceneOf(origin));
}

const uploadSpeed = 40_000;

/** Makes sending slow enough to be seen; 0 is as fast as it goes. */
async function sendAt(page: Page, bytesPerSecond: number): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond || -1,
  });
}

/** What a member sees who has just registered. */
export function newMemberScenes(origin: string): Scene[] {
  const uploads = async (page: Page) => {
    await page.goto(`${origin}/app/uploads`);
    await opened(page, 'Uploads');
  };
  return [
    {
      name: 'home-new',
      phone: true,
      open: async (page) => {
        await page.goto(`${origin}/app`);
        await opened(page, 'Home');
      },
    },
    {
      name: 'uploads',
      phone: true,
      open: async (page) => {
        await uploads(page);
        await page.getByRole('button', { name: 'I agree' }).click();
        await page.getByRole('group', { name: 'Drop files here' }).waitFor();
        await settled(page);
      },
    },
    {
      name: 'upload-sending',
      open: async (page) => {
        await uploads(page);
        await sendAt(page, uploadSpeed);
        await chooseFile(page, 'checking-2026.csv', goodRows(16_000));
        await page.getByRole('progressbar').first().waitFor();
        await page.waitForFunction(
          `Number(document.querySelector('[role=progressbar]')?.ariaValueNow ?? 0) > 25`,
        );
      },
    },
    {
      name: 'upload-failed',
      tallest: 1_200,
      phone: true,
      open: async (page) => {
        await sendAt(page, 0);
        await uploads(page);
        await chooseFile(page, 'bank-export.csv', faultyRows);
        await page.getByRole('table').first().waitFor();
      },
    },
    {
      name: 'upload-processed',
      open: async (page) => {
        await uploads(page);
        await chooseFile(page, 'subscriptions.csv', goodRows());
        const card = page.getByRole('region', { name: 'subscriptions.csv' });
        await card.getByText('Completed').waitFor();
      },
    },
  ];
}
