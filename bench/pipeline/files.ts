import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/pool.ts';
import { recommendations } from '../../src/db/schema.ts';
import type { GatewayServer } from '../servers/gateway.ts';
import type { Backends } from '../setup/backends.ts';
import { newMembers } from '../setup/newMembers.ts';
import type { Person } from '../setup/people.ts';
import { completeUpload, sendFile } from '../uploads/send.ts';
import { pollStatus } from './follow.ts';
import type { Sent } from './outcomes.ts';
import { largeStatement, smallStatement, writeStatement } from './statement.ts';

interface Place {
  db: Database;
  backends: Backends;
  gateway: GatewayServer;
}

/** A file that has arrived and waits for completeUpload. */
export interface Waiting extends Sent {
  member: Person;
}

/** Sends a large file of each of several new members, so that each can be processed. */
export async function sendFiles({ db, backends, gateway }: Place, count: number) {
  const { csv, rows } = writeStatement(largeStatement('large'));
  const file = new Blob([new Uint8Array(csv)]);
  const waiting: Waiting[] = [];
  for (const member of await newMembers(db, backends.privateKeyPem, count)) {
    const uploadId = await sendFile(gateway.url, member, file);
    waiting.push({ member, userId: member.userId, uploadId, rows });
  }
  return { waiting, rows, bytes: file.size };
}

/** A new member whose small file was processed and all recommendations approved. */
export async function newReader({ db, backends, gateway }: Place): Promise<Person> {
  const [reader] = await newMembers(db, backends.privateKeyPem, 1);
  if (reader === undefined) throw new Error('no member was made');
  const { csv } = writeStatement(smallStatement('reader'));
  const id = await sendFile(gateway.url, reader, new Blob([new Uint8Array(csv)]));
  await completeUpload(gateway.url, reader, id);
  await pollStatus(gateway.url, reader, id, 20);
  // Before the first read, so that nothing is cached yet.
  await db
    .update(recommendations)
    .set({ status: 'approved', approvedAt: new Date() })
    .where(eq(recommendations.userId, reader.userId));
  return reader;
}
