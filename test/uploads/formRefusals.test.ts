import { expect } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { download } from './download.ts';
import { openEachStore } from './eachStore.ts';
import { expectFormRefused } from './formExpectations.ts';
import type { FormChanges, Ticket } from './ticketForm.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach, onDisk } = openEachStore();
const hello = Buffer.from('hello');

const fieldOf = ({ fields }: Ticket, wanted: string) =>
  fields.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value ?? '';

/** The name of a field as the ticket writes it: `policy` on S3, `Policy` on disk. */
const nameOf = ({ fields }: Ticket, wanted: string) =>
  fields.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.name ?? wanted;

const changed = (ticket: Ticket, name: string, change: (value: string) => string | null) => ({
  fields: { [nameOf(ticket, name)]: change(fieldOf(ticket, name)) },
});

const otherPolicy = (change: (policy: string) => string) => (policy: string) =>
  Buffer.from(change(Buffer.from(policy, 'base64').toString())).toString('base64');

/** Forms that differ from their ticket: the changes, and the bytes where they are not those announced. */
const refused: Record<string, (ticket: Ticket, other: Ticket) => [FormChanges, Buffer?]> = {
  'a larger file': () => [{}, Buffer.from('hello!')],
  'a much larger file': () => [{}, Buffer.alloc(3_000_000)],
  'a smaller file': () => [{}, Buffer.from('hell')],
  'an empty file': () => [{}, Buffer.alloc(0)],
  'another type': (ticket) => [changed(ticket, 'Content-Type', () => 'text/html')],
  'no type': (ticket) => [changed(ticket, 'Content-Type', () => null)],
  'another key': (ticket) => [changed(ticket, 'key', (key) => `${key}x`)],
  "another member's key": (ticket, other) => [changed(ticket, 'key', () => fieldOf(other, 'key'))],
  'a key that climbs': (ticket) => [changed(ticket, 'key', () => '../../../../x.csv')],
  'no key': (ticket) => [changed(ticket, 'key', () => null)],
  'no signature': (ticket) => [changed(ticket, 'X-Amz-Signature', () => null)],
  'an empty signature': (ticket) => [changed(ticket, 'X-Amz-Signature', () => '')],
  'a signature of nonsense': (ticket) => [changed(ticket, 'X-Amz-Signature', () => 'ü'.repeat(43))],
  "another ticket's signature": (ticket, other) => [
    changed(ticket, 'X-Amz-Signature', () => fieldOf(other, 'X-Amz-Signature')),
  ],
  'a policy of a later end': (ticket) => [
    changed(
      ticket,
      'Policy',
      otherPolicy((text) => text.replace(/20\d\d-/, '2999-')),
    ),
  ],
  'a policy of a greater size': (ticket) => [
    changed(
      ticket,
      'Policy',
      otherPolicy((text) => text.replace(/5\]/, '500]')),
    ),
    Buffer.alloc(500),
  ],
  'a policy that is none': (ticket) => [changed(ticket, 'Policy', () => 'e30=')],
  'a further field': () => [{ fields: { 'x-amz-meta-owner': 'me' } }],
  'a field that makes it public': () => [{ fields: { acl: 'public-read' } }],
  'no file': () => [{ files: [] }],
};

async function expectNothingKept(on: UploadBed, member: Person, id: string, kept: string[]) {
  expect(await on.kept()).toEqual(kept);
  expectRefused(await on.complete(member, id), 'CONFLICT');
  expect(await on.rowOf(id)).toMatchObject({ status: 'pending', s3ETag: null });
}

for (const [what, make] of Object.entries(refused)) {
  onEach(`U1: a form with ${what} is refused, and nothing is kept`, async (on) => {
    const [member, somebody] = [await on.newMember(), await on.newMember()];
    const [ticket, other] = [await on.announce(member), await on.announce(somebody)];
    const kept = await on.kept();
    const [changes, bytes = hello] = make(ticket, other);
    expectFormRefused(on, await on.post(ticket, bytes, changes));
    await expectNothingKept(on, member, ticket.upload.id, kept);
    // What was refused did not use up the ticket.
    expect((await on.post(ticket, hello)).status).toBe(204);
  });
}

/** What S3 reads in a way of its own. */
const refusedOnDisk: Record<string, (ticket: Ticket) => FormChanges> = {
  'a file before the fields': () => ({ fileFirst: true }),
  'a file of another name': () => ({ fileField: 'upload' }),
  'more fields than any ticket has': () => ({
    fields: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`x${index}`, 'x'])),
  }),
  'another bucket in the fields': () => ({ fields: { bucket: 'spendsense-static' } }),
  'another bucket in the address': ({ url }) => ({ url: `${url}x` }),
  'an address that climbs': ({ url }) => ({ url: url.replace(/[^/]+$/, '..%2F..%2Fhome') }),
  'an address of dots': ({ url }) => ({ url: url.replace(/[^/]+$/, '%2e%2e%2f') }),
  'an address with NUL': ({ url }) => ({ url: `${url}%00` }),
  'an address of bad UTF-8': ({ url }) => ({ url: `${url}%ff` }),
  'a long address': ({ url }) => ({ url: `${url}${'x'.repeat(5000)}` }),
};

for (const [what, make] of Object.entries(refusedOnDisk)) {
  onDisk(`U1: a form with ${what} is refused, and nothing is kept`, async (on) => {
    const member = await on.newMember();
    const ticket = await on.announce(member);
    const kept = await on.kept();
    expectFormRefused(on, await on.post(ticket, hello, make(ticket)));
    await expectNothingKept(on, member, ticket.upload.id, kept);
    expect((await on.post(ticket, hello)).status).toBe(204);
  });
}

onDisk('U1: what is no form is refused, and the gateway goes on', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member);
  const kept = await on.kept();
  const multipart = 'multipart/form-data';
  for (const [type, body] of [
    ['application/json', '{}'],
    ['application/json', '{'],
    ['text/plain', 'hello'],
    ['text/csv', 'hello'],
    ['application/x-www-form-urlencoded', 'key=x'],
    [multipart, 'no boundary'],
    [`${multipart}; boundary=`, 'an empty one'],
    [`${multipart}; boundary=${'b'.repeat(300)}`, 'a long one'],
    [`${multipart}; boundary=b`, ''],
    [`${multipart}; boundary=b`, 'no part'],
    [`${multipart}; boundary=b`, '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nhalf'],
    [`${multipart}; boundary=b`, '--b--\r\n'],
  ] as const) {
    const response = await fetch(ticket.url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const { status, headers } = response;
    expectFormRefused(on, { status, headers, text: await response.text() });
  }
  await expectNothingKept(on, member, ticket.upload.id, kept);
  expect((await on.post(ticket, hello)).status).toBe(204);
});

onDisk('U1: a form whose ticket has expired is refused, and nothing is kept', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member);
  const kept = await on.kept();
  on.passMinutes(15.1);
  const answer = await on.post(ticket, hello);
  expectFormRefused(on, answer);
  expect(answer.text).toContain('The ticket has expired.');
  expect(await on.kept()).toEqual(kept);
  const again = await on.bed.as(member);
  expectRefused(await on.complete(again, ticket.upload.id), 'CONFLICT');
});

onEach('U1: what follows the file in a form is not looked at', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member);
  const answer = await on.post(ticket, hello, { files: [hello, Buffer.from('other')] });
  expect(answer.status).toBe(204);
  dataOf(await on.complete(member, ticket.upload.id));
  const { body } = await download(await on.downloadUrl(member, ticket.upload.id));
  expect(body).toEqual(hello);
});
