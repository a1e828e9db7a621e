import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUploadBed, type UploadBed } from './uploadBed.ts';

let on: UploadBed;
let stopping: UploadBed['bed'];
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  on = await openUploadBed('disk');
  stopping = await on.bed.another();
});
afterAll(async () => {
  agent.destroy();
  await on.close();
});

test('P4: a download under way is finished before the gateway stops, and does not hold it up', async () => {
  const member = await on.newMember();
  const bytes = Buffer.alloc(10_485_760, 'ab');
  const { upload } = await on.send(member, bytes);
  const link = ((await on.downloadUrl(member, upload.id)) ?? '').replace(on.bed.url, stopping.url);
  const request = get(link, { agent });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const stopped = stopping.gateway.app.close();
  expect((await buffer(response)).equals(bytes)).toBe(true);
  // The client would keep the connection for longer than a test may take.
  await stopped;
});
