import {
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProvisionError, provision } from '../../src/storage/provision/provision.ts';
import { createS3Client } from '../../src/storage/s3Client.ts';
import { createS3Store } from '../../src/storage/s3Store.ts';
import { corsOrigins, newBuckets, unsettled } from './newBuckets.ts';
import { inMinutes, newFolder, postForm, readText } from './openedStore.ts';
import { hasStrictS3, plainStrictS3, strictS3 } from './strictS3.ts';

let buckets = newBuckets();
let client: S3Client;

const make = () => provision(strictS3, buckets, { check: false, corsOrigins });
const check = () => provision(strictS3, buckets, { check: true, corsOrigins });

beforeAll(() => {
  client = createS3Client(strictS3);
});
afterAll(() => client?.destroy());

describe.skipIf(!hasStrictS3)('fresh buckets', () => {
  test('a check names each missing bucket and makes none', async () => {
    buckets = newBuckets();
    const missing = Object.values(buckets).map((bucket) => ({
      bucket,
      aspect: 'bucket',
      state: 'differs',
      detail: 'missing: the bucket',
    }));
    expect(await check()).toEqual(missing);
    expect(await check()).toEqual(missing);
  });

  test('once provisioned, a check finds nothing but what the store cannot do, and a second run changes nothing', async () => {
    buckets = newBuckets();
    const made = await make();
    expect(made.filter(({ state }) => state === 'changed').length).toBeGreaterThan(10);
    expect(made.some(({ state }) => state === 'differs')).toBe(false);
    const checked = await check();
    expect(unsettled(checked)).toEqual([]);
    expect(await make()).toEqual(checked);
    const cannot = checked.filter(({ state }) => state === 'not supported');
    for (const { detail } of cannot) expect(detail).not.toBe('');
  });

  test('the documented ages stand in the store', async () => {
    const { Rules = [] } = await client.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket: buckets.analytics }),
    );
    const age = Rules.find(({ Transitions }) => Transitions !== undefined);
    expect(age).toMatchObject({
      Status: 'Enabled',
      Transitions: [{ Days: 180, StorageClass: 'GLACIER' }],
      Expiration: { Days: 730 },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    });
  });

  test('a member uploads to a provisioned bucket; nobody reads it without credentials, or by plain HTTP', async () => {
    const store = createS3Store(strictS3);
    const location = { bucket: buckets.data, key: `${newFolder()}a.csv` };
    const wishes = { contentType: 'text/csv', sizeBytes: 5, expiresAt: inMinutes(15) };
    const ticket = await store.issueTicket({ ...location, ...wishes });
    expect(await postForm(ticket, 'hello')).toBe(204);
    const info = await store.stat(location);
    if (info === null) throw new Error('nothing was kept');
    expect(await readText({ store, ...location, otherBucket: '', close: store.close }, info)).toBe(
      'hello',
    );
    expect((await fetch(`${ticket.url}/${location.key}`)).status).toBe(403);
    expect((await fetch(ticket.url)).status).toBe(403);
    await store.close();
    if (plainStrictS3 === null) return;
    const plain = createS3Client(plainStrictS3);
    const get = new GetObjectCommand({ Bucket: location.bucket, Key: location.key });
    expect((await client.send(get)).ETag).toBe(info.eTag);
    await expect(plain.send(get)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    plain.destroy();
  });

  test.skipIf(plainStrictS3 === null)(
    'an endpoint by plain HTTP is not locked out, and the lack is named',
    async () => {
      if (plainStrictS3 === null) return;
      const own = newBuckets();
      await provision(plainStrictS3, own, { check: false, corsOrigins });
      const rows = await provision(plainStrictS3, own, { check: true, corsOrigins });
      expect(unsettled(rows)).toEqual([]);
      const lack = { aspect: 'refusal of plain HTTP', state: 'not supported' };
      expect(rows).toContainEqual(expect.objectContaining(lack));
    },
  );
});

test('two buckets by one name are refused', async () => {
  const twice = { ...newBuckets(), static: 'same', data: 'same' };
  const run = provision(strictS3, twice, { check: true, corsOrigins });
  await expect(run).rejects.toBeInstanceOf(ProvisionError);
});

test('a store that is not there is told in one sentence', async () => {
  const nowhere = { region: 'us-east-1', endpoint: 'http://127.0.0.1:9' };
  const run = provision(nowhere, newBuckets(), { check: true, corsOrigins });
  await expect(run).rejects.toThrow(/^test-data-\S+, bucket: .+\.$/);
});
