import { once } from 'node:events';
import type { Listening } from './child.ts';

/** In a server process: what the bench wants of it. */
export async function receiveSettings<Settings>(): Promise<Settings> {
  // Whoever measures has gone: nobody else needs this process.
  process.once('disconnect', () => process.exit(0));
  const [settings] = await once(process, 'message');
  return settings as Settings;
}

/** In a server process: tells the bench where it listens. */
export function tellUrl(url: string): void {
  const message: Listening = { url };
  process.send?.(message);
}
