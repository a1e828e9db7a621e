import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../load/ask.ts';
import { requestBody } from '../load/home.ts';
import type { Person } from '../setup/people.ts';

/** Longer than any upload takes. */
const patienceMillis = 60_000;

const ended = new Set(['COMPLETED', 'FAILED']);

/** Asks for the status again and again. @returns the one that it ends with */
export async function pollStatus(
  url: string,
  member: Person,
  id: string,
  everyMillis: number,
): Promise<string> {
  const body = requestBody('UploadStatus', { id });
  const deadline = performance.now() + patienceMillis;
  while (performance.now() < deadline) {
    const { upload } = await ask<{ upload: { status: string } }>(url, member, body);
    if (ended.has(upload.status)) return upload.status;
    await sleep(everyMillis);
  }
  throw new Error('the upload was not processed within a minute');
}

const subscription = 'subscription Uploaded($id: ID!) { uploadChanged(id: $id) { id status } }';

/**
 * Follows an upload by the event stream.
 *
 * @returns once the stream has told the present status; `ended` is the one that it ends with
 */
export async function followStatus(
  url: string,
  { headers }: Person,
  id: string,
): Promise<{ ended: Promise<string> }> {
  const answer = await fetch(`${url}/stream`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/event-stream' },
    body: JSON.stringify({ query: subscription, variables: { id } }),
    signal: AbortSignal.timeout(patienceMillis),
  });
  if (!answer.ok || answer.body === null) throw new Error(`the stream: ${await answer.text()}`);
  const statuses = readStatuses(answer.body);
  await statuses.next();
  return { ended: lastOf(statuses) };
}

async function lastOf(statuses: AsyncIterable<string>): Promise<string> {
  for await (const status of statuses) if (ended.has(status)) return status;
  throw new Error('the stream ended before the upload');
}

/** What each event says of the status. */
async function* readStatuses(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (text + chunk).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const status = /^data:.*"status":"(?<status>[A-Z]+)"/.exec(line)?.groups?.status;
      if (status !== undefined) yield status;
    }
  }
}
