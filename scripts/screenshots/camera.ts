import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A view of the site, and how one gets there. */
export interface Scene {
  /** Name of the pictures: `review-queue` becomes `review-queue-light.webp` and so on. */
  readonly name: string;
  /** The most that a long page may grow to; 800 unless told. */
  readonly tallest?: number;
  /** Whether it is also taken at the width of a phone. */
  readonly phone?: true;
  /** Whether it must be opened anew to take on other colours. */
  readonly reopens?: true;
  /** Settles when everything to be seen is there. The page stays as the scene before left it. */
  open(page: Page): Promise<void>;
}

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };
const tallestPhone = 1_100;

/** Messages come and go, and where the focus is depends on the moment. */
const calmed = '.mantine-Notifications-root { display: none }';

/** Takes the pictures of scenes, in light and in dark colours. */
export class Camera {
  readonly origin: string;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #only: RegExp;
  readonly #failed: string[] = [];
  #bytes = 0;
  #pictures = 0;

  constructor(browser: Browser, origin: string, folder: string, only: string) {
    this.origin = origin;
    this.#browser = browser;
    this.#folder = folder;
    this.#only = new RegExp(only);
  }

  /** A line that says what was taken, and what could not be. */
  get summary(): string {
    const failed = this.#failed.length > 0 ? `; failed: ${this.#failed.join(', ')}` : '';
    return `${this.#pictures} pictures, ${Math.round(this.#bytes / 1000)} kB${failed}`;
  }

  get hasFailed(): boolean {
    return this.#failed.length > 0;
  }

  /** Takes scenes one after the other, in a browser profile of their own. */
  async take(scenes: readonly Scene[], prepare: (page: Page) => Promise<void>): Promise<void> {
    const wanted = scenes.filter(({ name }) => this.#only.test(name));
    if (wanted.length === 0) return;
    const context = await this.#profile();
    try {
      const page = await context.newPage();
      await prepare(page);
      for (const scene of wanted) await this.#takeOne(page, scene);
    } finally {
      await context.close();
    }
  }

  async #profile(): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      viewport: desktop,
      locale: 'en-US',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      colorScheme: 'light',
      // Or the policy would refuse the styles that hide messages.
      bypassCSP: true,
    });
    context.setDefaultTimeout(12_000);
    return context;
  }

  /** A scene that fails is told in the end; the others are taken all the same. */
  async #takeOne(page: Page, scene: Scene): Promise<void> {
    try {
      await page.setViewportSize(desktop);
      await page.emulateMedia({ colorScheme: 'light' });
      await scene.open(page);
      await this.#shoot(page, scene, scene.name, desktop, scene.tallest ?? desktop.height);
      if (scene.phone) await this.#shoot(page, scene, `${scene.name}-phone`, phone, tallestPhone);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${scene.name}: ${reason}\n`);
      this.#failed.push(scene.name);
    }
  }

  async #shoot(
    page: Page,
    scene: Scene,
    name: string,
    size: typeof desktop,
    tallest: number,
  ): Promise<void> {
    await page.setViewportSize(size);
    await page.mouse.move(0, 0);
    const needed = Number(await page.evaluate('document.documentElement.scrollHeight'));
    const height = Math.min(Math.max(needed, size.height), Math.max(tallest, size.height));
    await page.setViewportSize({ width: size.width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (scene.reopens && colorScheme === 'dark') await scene.open(page);
      await page.evaluate('new Promise((done) => setTimeout(done, 150))');
      await this.#keep(page, `${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  async #keep(page: Page, name: string): Promise<void> {
    const picture = await page.screenshot({
      type: 'webp',
      quality: 82,
      animations: 'disabled',
      style: calmed,
    });
    await mkdir(this.#folder, { recursive: true });
    await writeFile(join(this.#folder, `${name}.webp`), picture);
    this.#bytes += picture.length;
    this.#pictures += 1;
  }
}
