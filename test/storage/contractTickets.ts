import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { UploadTicket } from '../../src/storage/objectStore.ts';
import { newFolder, type Opened, postForm, readBytes, ticketRequest } from './openedStore.ts';

const withField = (ticket: UploadTicket, name: string, value: string): UploadTicket => ({
  ...ticket,
  fields: ticket.fields.map((field) => (field.name === name ? { name, value } : field)),
});

const withMore = (ticket: UploadTicket, name: string, value: string): UploadTicket => ({
  ...ticket,
  fields: [...ticket.fields, { name, value }],
});

const without = (ticket: UploadTicket, name: string): UploadTicket => ({
  ...ticket,
  fields: ticket.fields.filter((field) => field.name !== name),
});

const fieldOf = ({ fields }: UploadTicket, name: string) =>
  fields.find((field) => field.name === name)?.value ?? '';

/** The same signature under a policy that allows a megabyte. */
function withWiderPolicy(ticket: UploadTicket): UploadTicket {
  const policy = Buffer.from(fieldOf(ticket, 'Policy'), 'base64').toString();
  const wider = policy.replace('"content-length-range",5,5', '"content-length-range",0,1000000');
  expect(wider).not.toBe(policy);
  return withField(ticket, 'Policy', Buffer.from(wider).toString('base64'));
}

interface Attempt {
  ticket: UploadTicket;
  file: string;
}
type Attack = (ticket: UploadTicket, places: { folder: string; otherBucket: string }) => Attempt;

const attacks: Record<string, Attack> = {
  'another key': (ticket, { folder }) => ({
    ticket: withField(ticket, 'key', `${folder}other.csv`),
    file: 'hello',
  }),
  'a second key beside the signed one': (ticket, { folder }) => ({
    ticket: withMore(ticket, 'key', `${folder}other.csv`),
    file: 'hello',
  }),
  'another content type': (ticket) => ({
    ticket: withField(ticket, 'Content-Type', 'text/html'),
    file: 'hello',
  }),
  'one byte more': (ticket) => ({ ticket, file: 'hello!' }),
  'a megabyte more': (ticket) => ({ ticket, file: 'hello'.repeat(200_000) }),
  'one byte less': (ticket) => ({ ticket, file: 'hell' }),
  'an empty file': (ticket) => ({ ticket, file: '' }),
  'a forged signature': (ticket) => ({
    ticket: withField(
      ticket,
      'X-Amz-Signature',
      fieldOf(ticket, 'X-Amz-Signature').replaceAll(/[0-9a-f]/g, '0'),
    ),
    file: 'hello',
  }),
  'a changed policy under the old signature': (ticket) => ({
    ticket: withWiderPolicy(ticket),
    file: 'hello there',
  }),
  'a field that was not signed': (ticket) => ({
    ticket: withMore(ticket, 'acl', 'public-read'),
    file: 'hello',
  }),
  'metadata that was not signed': (ticket) => ({
    ticket: withMore(ticket, 'x-amz-meta-owner', 'me'),
    file: 'hello',
  }),
  'the address of another bucket': (ticket, { otherBucket }) => ({
    ticket: { ...ticket, url: ticket.url.replace(fieldOf(ticket, 'bucket'), otherBucket) },
    file: 'hello',
  }),
  'another bucket in address and field': (ticket, { otherBucket }) => ({
    ticket: {
      ...withField(ticket, 'bucket', otherBucket),
      url: ticket.url.replace(fieldOf(ticket, 'bucket'), otherBucket),
    },
    file: 'hello',
  }),
};

/** The address says which bucket; the field repeats it. */
const mayBeLeftOut = ['bucket'];

function acceptance(opened: Opened): void {
  test('U1: a file that is posted with its ticket is there, in exactly its bytes', async () => {
    const bytes = randomBytes(100_000);
    const request = ticketRequest(opened(), { sizeBytes: bytes.length });
    const ticket = await opened().store.issueTicket(request);
    expect(await postForm(ticket, bytes)).toBeLessThan(300);
    const info = await opened().store.stat(request);
    expect(info).toMatchObject({
      bucket: request.bucket,
      key: request.key,
      sizeBytes: bytes.length,
      contentType: 'text/csv',
      eTag: expect.stringMatching(/^".+"$/),
    });
    if (info === null) return;
    expect((await readBytes(opened(), info)).equals(bytes)).toBe(true);
  });

  test('twenty tickets that are posted at the same time each keep their own file', async () => {
    const folder = newFolder();
    const uploads = Array.from({ length: 20 }, async (_, index) => {
      const bytes = randomBytes(300_000 + index);
      const key = `${folder}${index}/statement.csv`;
      const request = ticketRequest(opened(), { key, sizeBytes: bytes.length });
      const status = await postForm(await opened().store.issueTicket(request), bytes);
      const info = await opened().store.stat(request);
      return status < 300 && info !== null && (await readBytes(opened(), info)).equals(bytes);
    });
    expect(await Promise.all(uploads)).toEqual(Array(20).fill(true));
    expect(await opened().store.deletePrefix(opened().bucket, folder)).toBe(20);
  });
}

function refusals(opened: Opened): void {
  test.each(Object.entries(attacks))(
    'U1: %s is refused and leaves nothing; the ticket as it was issued is accepted',
    async (_, attack) => {
      const { store, bucket, otherBucket } = opened();
      const folder = newFolder();
      const issued = await store.issueTicket(ticketRequest(opened(), { key: `${folder}a.csv` }));
      const { ticket, file } = attack(issued, { folder, otherBucket });
      const status = await postForm(ticket, file);
      expect([status >= 400, status < 500]).toEqual([true, true]);
      expect(await store.deletePrefix(bucket, folder)).toBe(0);
      expect(await store.deletePrefix(otherBucket, folder)).toBe(0);
      expect(await postForm(issued, 'hello')).toBeLessThan(300);
    },
  );

  test('U1: a ticket of which any field is missing is refused and leaves nothing', async () => {
    const { store, bucket } = opened();
    const folder = newFolder();
    const issued = await store.issueTicket(ticketRequest(opened(), { key: `${folder}a.csv` }));
    const names = issued.fields.map(({ name }) => name).filter((it) => !mayBeLeftOut.includes(it));
    expect(names).toEqual(expect.arrayContaining(['key', 'Content-Type', 'Policy']));
    for (const name of names) {
      const status = await postForm(without(issued, name), 'hello');
      expect([name, status >= 400, status < 500]).toEqual([name, true, true]);
    }
    expect(await store.deletePrefix(bucket, folder)).toBe(0);
    expect(await postForm(issued, 'hello')).toBeLessThan(300);
  });

  test('U1: an expired ticket is refused and leaves nothing', async () => {
    const { store, bucket } = opened();
    const folder = newFolder();
    const expiresAt = new Date(Date.now() - 1000);
    const request = ticketRequest(opened(), { key: `${folder}a.csv`, expiresAt });
    expect(await postForm(await store.issueTicket(request), 'hello')).toBe(403);
    expect(await store.deletePrefix(bucket, folder)).toBe(0);
  });
}

/** What a ticket allows, and that it allows nothing else (checks.md U1). */
export function ticketContract(opened: Opened): void {
  acceptance(opened);
  refusals(opened);
}
