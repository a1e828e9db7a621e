import type { CDPSession, Page } from 'playwright-core';

const codes: Record<string, { readonly code: string; readonly keyCode: number; text?: string }> = {
  Enter: { code: 'Enter', keyCode: 13, text: '\r' },
  Escape: { code: 'Escape', keyCode: 27 },
};

/** A keyboard that does not wait until the page has dealt with a key, as a real one does not. */
export interface RawKeyboard {
  /** Strikes keys, one after the other, with so long between them. */
  strike(keys: readonly string[], pauseMillis?: number): Promise<void>;
}

/** The keyboard of a page. */
export async function rawKeyboardOf(page: Page): Promise<RawKeyboard> {
  const cdp = await page.context().newCDPSession(page);
  return {
    async strike(keys, pauseMillis = 0) {
      const struck: Promise<unknown>[] = [];
      for (const key of keys) {
        struck.push(...strikeOne(cdp, key));
        if (pauseMillis > 0) await new Promise((resolve) => setTimeout(resolve, pauseMillis));
      }
      await Promise.all(struck);
    },
  };
}

function strikeOne(cdp: CDPSession, key: string): Promise<unknown>[] {
  const { code, keyCode, text } = codes[key] ?? letter(key);
  const common = { key, code, windowsVirtualKeyCode: keyCode };
  return [
    cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, ...(text && { text }) }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }),
  ];
}

function letter(key: string) {
  const upper = key.toUpperCase();
  const code = /\d/.test(key) ? `Digit${key}` : `Key${upper}`;
  return { code, keyCode: upper.charCodeAt(0), text: key };
}
