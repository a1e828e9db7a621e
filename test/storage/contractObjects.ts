import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'content-disposition';
import { expect, test } from 'vitest';
import { ObjectGoneError } from '../../src/storage/objectStore.ts';
import {
  inMinutes,
  newFolder,
  type Opened,
  postForm,
  readText,
  ticketRequest,
  writeText,
} from './openedStore.ts';

const oddNames = [
  'Umsätze März 2026.csv',
  'e\u0301 decomposed.csv',
  '取引 🧾.json',
  'a+b & c%20d #1?x=y.csv',
  'it\'s "quoted" <b>.csv',
  "~!$'()*,;=:@[]{}^`|.csv",
  '100% %2e%2e.csv',
  `${'long '.repeat(40)}.csv`,
];

function reading(opened: Opened): void {
  test('there is no info of what is not there, and reading it says that it is gone', async () => {
    const { store, bucket } = opened();
    const location = { bucket, key: `${newFolder()}nothing.csv` };
    expect(await store.stat(location)).toBeNull();
    const pinned = { ...location, eTag: '"0123456789abcdef0123456789abcdef"', versionId: null };
    await expect(store.read(pinned)).rejects.toBeInstanceOf(ObjectGoneError);
  });

  test('U3: a pinned state is read as it was, or not at all, once another is in its place', async () => {
    const pinned = await writeText(opened(), `${newFolder()}a.csv`, 'what was pinned');
    expect(await readText(opened(), pinned)).toBe('what was pinned');
    const newer = await writeText(opened(), pinned.key, 'what came later');
    const read = await readText(opened(), pinned).catch((error: unknown) => error);
    if (read !== 'what was pinned') expect(read).toBeInstanceOf(ObjectGoneError);
    expect(await readText(opened(), newer)).toBe('what came later');
    // Without the version the ETag alone must do.
    const byETag = opened().store.read({ ...pinned, versionId: null });
    await expect(byETag).rejects.toBeInstanceOf(ObjectGoneError);
  });

  test('U3: a second post of the same ticket does not change what is read of the first', async () => {
    const request = ticketRequest(opened());
    const ticket = await opened().store.issueTicket(request);
    await postForm(ticket, 'first');
    const pinned = await opened().store.stat(request);
    await postForm(ticket, 'later');
    if (pinned === null) throw new Error('the first post left nothing');
    const read = await readText(opened(), pinned).catch((error: unknown) => error);
    if (read !== 'first') expect(read).toBeInstanceOf(ObjectGoneError);
  });
}

function writing(opened: Opened): void {
  test('10 MB are written and read as streams', async () => {
    const { store, bucket } = opened();
    const chunk = randomBytes(64 * 1024);
    const [written, read] = [createHash('sha256'), createHash('sha256')];
    const body = Readable.from(
      (function* () {
        for (let at = 0; at < 160; at += 1) yield chunk;
      })(),
    );
    for (let at = 0; at < 160; at += 1) written.update(chunk);
    const sizeBytes = 160 * chunk.length;
    const meta = { contentType: 'application/json', sizeBytes };
    const info = await store.write({ bucket, key: `${newFolder()}large.json` }, body, meta);
    expect(info).toMatchObject(meta);
    expect(await store.stat(info)).toEqual(info);
    for await (const part of await store.read(info)) read.update(part);
    expect(read.digest('hex')).toBe(written.digest('hex'));
  });

  const faulty: [string, () => Readable][] = [
    ['ends early', () => Readable.from([Buffer.from('hell')])],
    ['goes on', () => Readable.from([Buffer.from('hello'), Buffer.from('!')])],
    [
      'fails at its end',
      () =>
        Readable.from(
          (async function* () {
            yield Buffer.from('hello');
            throw new Error('the source failed');
          })(),
        ),
    ],
  ];
  test.each(faulty)('a body that %s is refused and leaves what was there', async (_, body) => {
    const { store } = opened();
    const before = await writeText(opened(), `${newFolder()}a.csv`, 'before');
    await expect(store.write(before, body(), { ...before, sizeBytes: 5 })).rejects.toThrow();
    expect(await store.stat(before)).toEqual(before);
    expect(await readText(opened(), before)).toBe('before');
  });

  test.each(oddNames)(
    'a file by the name %s is uploaded, read and downloaded',
    async (fileName) => {
      const { store, bucket } = opened();
      const folder = newFolder();
      const request = ticketRequest(opened(), { key: folder + fileName });
      expect(await postForm(await store.issueTicket(request), 'hello')).toBeLessThan(300);
      const info = await store.stat(request);
      if (info === null) throw new Error('nothing was kept');
      expect(await readText(opened(), info)).toBe('hello');
      const link = await store.downloadLink({ ...info, fileName, expiresAt: inMinutes(15) });
      const answer = await fetch(link);
      expect([answer.status, await answer.text()]).toEqual([200, 'hello']);
      const disposition = parse(answer.headers.get('content-disposition') ?? '');
      expect(disposition).toMatchObject({ type: 'attachment', parameters: { filename: fileName } });
      expect(answer.headers.get('content-type')).not.toMatch(/html|javascript|svg|xml/);
      expect(await store.deletePrefix(bucket, folder)).toBe(1);
    },
  );
}

function linking(opened: Opened): void {
  test('a link to one file does not download another, and nothing without its signature', async () => {
    const { store } = opened();
    const [own, others] = [newFolder(), newFolder()];
    const pinned = await writeText(opened(), `${own}a.csv`, 'my own');
    await writeText(opened(), `${others}a.csv`, 'of others');
    const request = { ...pinned, fileName: 'a.csv', expiresAt: inMinutes(15) };
    const link = await store.downloadLink(request);
    expect(await (await fetch(link)).text()).toBe('my own');
    const ofOthers = link.replace(own.split('/')[1] ?? '', others.split('/')[1] ?? '');
    expect(ofOthers).not.toBe(link);
    expect((await fetch(ofOthers)).status).toBe(403);
    expect((await fetch(link.split('?')[0] ?? '')).status).toBe(403);
  });
}

function deleting(opened: Opened): void {
  test('deleting by prefix takes every version, and nothing beside it', async () => {
    const { store, bucket } = opened();
    const base = newFolder();
    const [gone, stays] = [`${base}a/`, `${base}ab/`];
    const old = await writeText(opened(), `${gone}x/1.csv`, 'old');
    const newer = await writeText(opened(), `${gone}x/1.csv`, 'newer');
    await writeText(opened(), `${gone}y/2.csv`, 'two');
    const kept = await writeText(opened(), `${stays}x/1.csv`, 'kept');
    expect(await store.deletePrefix(bucket, gone)).toBe(old.versionId === null ? 2 : 3);
    for (const pinned of [old, newer]) {
      await expect(store.read(pinned)).rejects.toBeInstanceOf(ObjectGoneError);
    }
    expect(await store.stat(newer)).toBeNull();
    expect(await readText(opened(), kept)).toBe('kept');
    expect(await store.deletePrefix(bucket, gone)).toBe(0);
  });
}

/** What is kept, read, downloaded and deleted (checks.md U3). */
export function objectContract(opened: Opened): void {
  reading(opened);
  writing(opened);
  linking(opened);
  deleting(opened);
}
