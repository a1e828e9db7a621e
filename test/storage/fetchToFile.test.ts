import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchToFile } from '../../src/storage/fetchToFile.ts';
import { ObjectArchivedError, ObjectGoneError } from '../../src/storage/objectStore.ts';
import { createS3Store } from '../../src/storage/s3Store.ts';
import { type Answer, openAnsweringS3 } from './answeringS3.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendsense-fetch-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pinned = {
  bucket: 'bucket',
  key: 'key',
  eTag: '"0123456789abcdef0123456789abcdef"',
  versionId: null,
  sizeBytes: 200_000,
};
const whole = Buffer.alloc(pinned.sizeBytes, 'x');

/** Fetches from an S3 that answers so. @returns the file's path */
async function fetchFrom(answer: Answer, signal?: AbortSignal): Promise<string> {
  const path = join(folder, 'fetched');
  const s3 = await openAnsweringS3(answer);
  const store = createS3Store({ region: 'us-east-1', endpoint: s3.url });
  try {
    await fetchToFile(store, pinned, path, signal);
    return path;
  } finally {
    await store.close();
    await s3.close();
  }
}

const isThere = () =>
  access(join(folder, 'fetched')).then(
    () => true,
    () => false,
  );

test('R5: an object that S3 sends whole is written whole', async () => {
  const path = await fetchFrom((response) => response.end(whole));
  expect((await readFile(path)).equals(whole)).toBe(true);
  await rm(path);
});

const cut: [string, Answer][] = [
  [
    'cut within the length that was announced',
    (response) => {
      response.setHeader('content-length', whole.length);
      response.write(whole.subarray(0, 150_000), () => response.destroy());
    },
  ],
  [
    'cut within a chunked body',
    (response) => {
      response.write(whole.subarray(0, 150_000), () => response.destroy());
    },
  ],
  [
    'ended early as if it were whole',
    (response) => {
      response.end(whole.subarray(0, 150_000));
    },
  ],
  [
    'longer than it was',
    (response) => {
      response.end(Buffer.concat([whole, whole]));
    },
  ],
];
test.each(cut)('R5: a transfer that is %s fails and leaves no file', async (_, answer) => {
  await expect(fetchFrom(answer)).rejects.toThrow();
  expect(await isThere()).toBe(false);
});

test('an object that rests in Glacier is told apart from one that is gone, or forbidden', async () => {
  const refusing =
    (status: number, code: string): Answer =>
    (response) => {
      response.statusCode = status;
      response.setHeader('content-type', 'application/xml');
      response.end(`<Error><Code>${code}</Code><Message>told</Message></Error>`);
    };
  const archived = fetchFrom(refusing(403, 'InvalidObjectState'));
  await expect(archived).rejects.toBeInstanceOf(ObjectArchivedError);
  await expect(fetchFrom(refusing(404, 'NoSuchKey'))).rejects.toBeInstanceOf(ObjectGoneError);
  await expect(fetchFrom(refusing(403, 'AccessDenied'))).rejects.toThrow('told');
});

test('whoever is told to stop stops in the middle, and leaves no file', async () => {
  const stop = new AbortController();
  const fetched = fetchFrom((response) => {
    response.write(whole.subarray(0, 1000), () => stop.abort(new Error('stopped')));
  }, stop.signal);
  await expect(fetched).rejects.toThrow();
  expect(await isThere()).toBe(false);
});

test('a file on the disk that has lost its end is refused', async () => {
  const source = { read: async () => Readable.from([whole.subarray(1)]) };
  const store = { ...createS3Store({ region: 'us-east-1', endpoint: null }), ...source };
  await expect(fetchToFile(store, pinned, join(folder, 'fetched'))).rejects.toThrow(
    'the body has 199999 of 200000 bytes',
  );
  expect(await isThere()).toBe(false);
});
