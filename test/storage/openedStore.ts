import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type {
  ObjectInfo,
  ObjectStore,
  PinnedObject,
  TicketRequest,
  UploadTicket,
} from '../../src/storage/objectStore.ts';

/** A store with what serves its tickets and links in front of it, and two buckets of its own. */
export interface OpenedStore {
  store: ObjectStore;
  bucket: string;
  otherBucket: string;
  close(): Promise<void>;
}

/** The store of a suite, opened before its first test. */
export type Opened = () => OpenedStore;

/** A folder in which no other test has anything. */
export const newFolder = () => `uploads/${randomUUID()}/`;

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** What a member asks for who uploads `hello`, with other wishes in its place. */
export const ticketRequest = (
  { bucket }: OpenedStore,
  wishes: Partial<TicketRequest> = {},
): TicketRequest => ({
  bucket,
  key: `${newFolder()}statement.csv`,
  contentType: 'text/csv',
  sizeBytes: 5,
  expiresAt: inMinutes(15),
  ...wishes,
});

/** Posts a form as a browser does, the file last. @returns the status of the answer */
export async function postForm(ticket: UploadTicket, file: string | Uint8Array): Promise<number> {
  const form = new FormData();
  for (const { name, value } of ticket.fields) form.append(name, value);
  form.append('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), 'x.csv');
  const answer = await fetch(ticket.url, { method: 'POST', body: form });
  await answer.arrayBuffer();
  return answer.status;
}

/** Writes a text, as the store's own side does. */
export function writeText(
  { store, bucket }: OpenedStore,
  key: string,
  text: string,
): Promise<ObjectInfo> {
  const bytes = Buffer.from(text);
  const meta = { contentType: 'text/csv', sizeBytes: bytes.length };
  return store.write({ bucket, key }, Readable.from([bytes]), meta);
}

export const readBytes = async ({ store }: OpenedStore, pinned: PinnedObject) =>
  buffer(await store.read(pinned));

export const readText = async (opened: OpenedStore, pinned: PinnedObject) =>
  (await readBytes(opened, pinned)).toString();
