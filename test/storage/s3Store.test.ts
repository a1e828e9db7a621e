import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createS3Client } from '../../src/storage/s3Client.ts';
import { createS3Store } from '../../src/storage/s3Store.ts';
import { objectStoreContract } from './objectStoreContract.ts';
import { inMinutes, newFolder, type OpenedStore, readText, writeText } from './openedStore.ts';
import { hasStrictS3, newBucket, strictS3 } from './strictS3.ts';

async function open(hasVersions: boolean): Promise<OpenedStore> {
  const store = createS3Store(strictS3);
  const [bucket, otherBucket] = [
    await newBucket({ hasVersions }),
    await newBucket({ hasVersions }),
  ];
  return { store, bucket, otherBucket, close: () => store.close() };
}

const isSkipped = !hasStrictS3;
objectStoreContract('S3, a bucket with versions', () => open(true), { isSkipped });
objectStoreContract('S3, a bucket without versions', () => open(false), { isSkipped });

describe.skipIf(isSkipped)('S3', () => {
  let opened: OpenedStore;
  beforeAll(async () => {
    opened = await open(true);
  });
  afterAll(() => opened?.close());

  test('U3: in a bucket with versions the pinned state stays readable, and its link gives it', async () => {
    const pinned = await writeText(opened, `${newFolder()}a.csv`, 'what was pinned');
    expect(pinned.versionId).not.toBeNull();
    await writeText(opened, pinned.key, 'what came later');
    expect(await readText(opened, pinned)).toBe('what was pinned');
    const request = { ...pinned, fileName: 'a.csv', expiresAt: inMinutes(15) };
    const answer = await fetch(await opened.store.downloadLink(request));
    expect(await answer.text()).toBe('what was pinned');
  });

  test('deleting by prefix takes delete markers too, and more versions than S3 tells at once', async () => {
    const folder = newFolder();
    const client = createS3Client(strictS3);
    const keys = Array.from({ length: 52 }, (_, index) => `${folder}${index}.csv`);
    for (const key of keys) {
      const states = Array.from({ length: 20 }, (_, index) => `${index}`);
      await Promise.all(states.map((text) => writeText(opened, key, text)));
    }
    await client.send(new DeleteObjectCommand({ Bucket: opened.bucket, Key: keys[0] }));
    client.destroy();
    expect(await opened.store.deletePrefix(opened.bucket, folder)).toBe(52 * 20 + 1);
    expect(await opened.store.deletePrefix(opened.bucket, folder)).toBe(0);
  });

  test('the whole bucket cannot be deleted by an empty prefix', async () => {
    await expect(opened.store.deletePrefix(opened.bucket, '')).rejects.toThrow(TypeError);
  });
});

test('a key in which S3 would put the name of the posted file has no ticket', async () => {
  const store = createS3Store({ region: 'us-east-1', endpoint: null });
  const ticket = store.issueTicket({
    bucket: 'spendsense-data',
    key: `uploads/${'$'}{filename}`,
    contentType: 'text/csv',
    sizeBytes: 5,
    expiresAt: inMinutes(15),
  });
  await expect(ticket).rejects.toThrow(TypeError);
  await store.close();
});
