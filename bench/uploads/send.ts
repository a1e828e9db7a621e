import { ask } from '../load/ask.ts';
import { requestBody } from '../load/home.ts';
import type { Person } from '../setup/people.ts';

interface Ticket {
  url: string;
  fields: { name: string; value: string }[];
  upload: { id: string };
}

/** Sends a CSV file as a browser does: a ticket, then its form. @returns the upload's id */
export async function sendFile(url: string, member: Person, file: Blob): Promise<string> {
  const input = { fileName: 'transactions.csv', fileSize: file.size, fileType: 'CSV' };
  const requested = requestBody('RequestUpload', { input });
  const { requestUpload: ticket } = await ask<{ requestUpload: Ticket }>(url, member, requested);
  const form = new FormData();
  for (const { name, value } of ticket.fields) form.append(name, value);
  form.append('file', file, 'transactions.csv');
  const posted = await fetch(ticket.url, { method: 'POST', body: form });
  if (!posted.ok) throw new Error(`the form was answered ${posted.status}`);
  return ticket.upload.id;
}

/** Says that a file is there, from when on it is processed. @throws Error it is still PENDING */
export async function completeUpload(url: string, member: Person, id: string): Promise<void> {
  const body = requestBody('CompleteUpload', { id });
  const { completeUpload: upload } = await ask<{ completeUpload: { status: string } }>(
    url,
    member,
    body,
  );
  if (upload.status === 'PENDING') throw new Error('the upload is still PENDING');
}
