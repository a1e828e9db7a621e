import type { CDPSession, Page } from 'playwright-core';

/** What a page holds, after its garbage is collected. */
export interface PageCosts {
  readonly heapMegabytes: number;
  /** Nodes of documents, also those that something still holds though they are taken out. */
  readonly nodes: number;
  readonly listeners: number;
  /** Elements in the document. */
  readonly elements: number;
}

/** Measures what a page holds. */
export async function costMeterOf(page: Page): Promise<() => Promise<PageCosts>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('Performance.enable');
  return () => measure(page, cdp);
}

async function measure(page: Page, cdp: CDPSession): Promise<PageCosts> {
  // What the first collection lets go of may have held more.
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await cdp.send('Memory.getDOMCounters');
  const elements = await page.locator('*').count();
  return { heapMegabytes: Math.round(usedSize / 10_000) / 100, nodes, listeners, elements };
}

/** Tells a measured number, for whoever reads the run. */
export function tell(name: string, value: object | number): void {
  const shown = typeof value === 'number' ? `${Math.round(value)} ms` : JSON.stringify(value);
  process.stdout.write(`${name}: ${shown}\n`);
}
