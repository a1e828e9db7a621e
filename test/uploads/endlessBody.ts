import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';

/** How much was taken of a body that goes on, and what came back. */
export interface EndlessOutcome {
  takenBytes: number;
  /** The greatest resident memory of this process, the gateway's, meanwhile. */
  peakBytes: number;
  /** Null where the connection was reset before an answer was read. */
  status: number | null;
}

const gigabyte = 1_073_741_824;
const chunk = Buffer.alloc(65_536, 'x');

interface Watch {
  isOver: boolean;
  status: number | null;
}

/** Resolves at the drain, or at the end of everything. */
const untilWritable = (outgoing: ClientRequest, over: Promise<unknown>) =>
  Promise.race([once(outgoing, 'drain').catch(() => undefined), over]);

/** Announces 1 GB, sends `head`, then goes on sending until it is answered or cut off. */
export async function sendEndlessly(
  url: string,
  headers: Record<string, string>,
  head: string,
): Promise<EndlessOutcome> {
  const outgoing = request(url, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': gigabyte },
  });
  const watch: Watch = { isOver: false, status: null };
  const over = new Promise<void>((resolve) => {
    const end = () => {
      watch.isOver = true;
      resolve();
    };
    outgoing.on('response', (response) => {
      watch.status = response.statusCode ?? null;
      response.resume();
      end();
    });
    outgoing.on('error', end);
    outgoing.on('close', end);
  });
  let peakBytes = process.memoryUsage().rss;
  let takenBytes = 0;
  outgoing.write(head);
  while (!watch.isOver && takenBytes < gigabyte - 2 * chunk.length) {
    const isWritable = outgoing.write(chunk);
    takenBytes += chunk.length;
    if (!isWritable) await untilWritable(outgoing, over);
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  }
  outgoing.destroy();
  return { takenBytes, peakBytes, status: watch.status };
}
