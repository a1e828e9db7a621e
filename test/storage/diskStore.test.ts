import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { createHttp } from '../../src/gateway/http.ts';
import { registerStorage } from '../../src/gateway/storage.ts';
import { DiskStore } from '../../src/storage/diskStore.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { objectStoreContract } from './objectStoreContract.ts';
import type { OpenedStore } from './openedStore.ts';

/** The store in a folder of its own, served by the gateway's own HTTP server. */
async function open(): Promise<OpenedStore> {
  const root = await mkdtemp(join(tmpdir(), 'spendsense-objects-'));
  let baseUrl = '';
  const store = new DiskStore({
    root,
    key: randomBytes(32),
    baseUrl: () => baseUrl,
    now: () => new Date(),
  });
  const app = await createHttp(parseConfig({}), createLogger({ level: 'silent', pretty: false }));
  registerStorage(app, { store, isAwaited: async () => true });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  baseUrl = `http://127.0.0.1:${port}`;
  const close = async () => {
    await app.close();
    await rm(root, { recursive: true });
  };
  return { store, bucket: 'spendsense-data', otherBucket: 'another-bucket', close };
}

objectStoreContract('disk', open);
