import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  nextCount,
  nextStatus,
  type QueueEvent,
  reviewQueueChanged,
  subscribeAt,
  type UploadEvent,
  uploadChanged,
} from './stream.ts';

const openStreams = async (bed: TestBed) =>
  (await bed.gateway.metrics.streams.get()).values[0]?.value;

test('a gateway that closes ends its streams without saying that they are complete', async () => {
  const bed = await openTestBed();
  const operator = await bed.newPerson('operator');
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const upload = await subscribeAt<UploadEvent>(bed.url, member, uploadChanged, { id });
  const queue = await subscribeAt<QueueEvent>(bed.url, operator, reviewQueueChanged);
  expect(await nextStatus(upload)).toBe('PENDING');
  expect(await nextCount(queue)).toBe(0);
  expect(await openStreams(bed)).toBe(2);
  await bed.close();
  for (const stream of [upload, queue]) {
    expect(await stream.rest()).toEqual([]);
    expect(stream.completed()).toBe(false);
  }
  expect(await openStreams(bed)).toBe(0);
});

test('a connection on which nothing was ever sent does not hold the gateway up', async () => {
  const bed = await openTestBed();
  const socket = connect(Number(new URL(bed.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.resume();
  const ended = once(socket, 'close');
  // A stream that is given up makes some clients open such a connection in advance.
  expect((await bed.anonymous.send('{ __typename }')).status).toBe(200);
  await bed.close();
  await ended;
});

test('a client that hangs up is forgotten', async () => {
  const bed = await openTestBed();
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const stream = await subscribeAt<UploadEvent>(bed.url, member, uploadChanged, { id });
  expect(await nextStatus(stream)).toBe('PENDING');
  const text = await (await fetch(`${bed.url}/metrics`)).text();
  expect(text).toContain('graphql_streams_open 1');
  stream.cancel();
  await expect.poll(() => openStreams(bed)).toBe(0);
  await bed.close();
});
