import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { formOf, type Ticket } from '../uploads/ticketForm.ts';
import { demoAccounts, origin } from './site-browser.ts';

/** What a careless page would run: in a merchant's and in a file's name (a member's has its own). */
export const hostile = {
  merchant: '<img src=x onerror="window.ran=1"><script>window.ran=1</script>',
  fileName: '<script>window.ran=1<script><img src=x onerror=window.ran=1>.csv',
};

/** Asks the API as whoever the token is of. */
export async function ask<Data>(
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const loginMutation = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';

/** A token of a demo account. */
export async function tokenOf(role: 'OPERATOR' | 'ADMIN'): Promise<string> {
  const { password, emailOf } = await demoAccounts();
  const input = { email: emailOf(role), password };
  const { login } = await ask<{ login: { accessToken: string } }>(null, loginMutation, { input });
  return login.accessToken;
}

const registerMutation = `mutation ($input: RegisterInput!) {
  register(input: $input) { accessToken user { id email } }
}`;
const ticketMutation = `mutation ($input: RequestUploadInput!) {
  requestUpload(input: $input) { url fields { name value } expiresAt
    upload { id status fileName fileSize fileType } }
}`;

/** A member who consents, and sends files. */
export interface GivenMember {
  readonly id: string;
  readonly email: string;
  /** Sends a CSV file; settles when it is processed, with what became of it. */
  send(fileName: string, text: string): Promise<string>;
  /** Ends the consent. */
  revoke(): Promise<unknown>;
}

/** Registers a member who consents. */
export async function givenMember(): Promise<GivenMember> {
  // A quoted name is an address like any other, whatever stands in the quotes.
  const email = `"${randomUUID().slice(0, 8)}<script>ran=1</script>"@example.com`;
  const input = { email, password: `${randomUUID()} ${randomUUID()}` };
  const { register } = await ask<{
    register: { accessToken: string; user: { id: string } };
  }>(null, registerMutation, { input });
  const { accessToken: token, user } = register;
  await ask(token, 'mutation { grantConsent(version: "1.0") { id } }');
  return {
    id: user.id,
    email,
    revoke: () => ask(token, 'mutation { revokeConsent { id } }'),
    async send(fileName, text) {
      const bytes = Buffer.from(text);
      const file = { fileName, fileSize: bytes.length, fileType: 'CSV' };
      const { requestUpload: ticket } = await ask<{ requestUpload: Ticket }>(
        token,
        ticketMutation,
        { input: file },
      );
      const url = new URL(ticket.url, origin);
      const posted = await fetch(url, { method: 'POST', body: formOf(ticket, bytes) });
      expect(posted.ok).toBe(true);
      const { id } = ticket.upload;
      await ask(token, 'mutation ($id: ID!) { completeUpload(id: $id) { id } }', { id });
      return processed(token, id);
    },
  };
}

function processed(token: string, id: string): Promise<string> {
  const query = 'query ($id: ID!) { upload(id: $id) { status } }';
  const isEnd = async () => {
    const { upload } = await ask<{ upload: { status: string } }>(token, query, { id });
    expect(upload.status).toMatch(/COMPLETED|FAILED/);
    return upload.status;
  };
  return vi.waitFor(isEnd, { timeout: 30_000, interval: 200 });
}

const header = 'transaction_id,account_id,date,amount,merchant_name,category';
const dayMillis = 86_400_000;

/** Half a year of a hostile merchant and two others that charge every month: Subscription-Heavy. */
export function hostileExport(): string {
  const quoted = `"${hostile.merchant.replaceAll('"', '""')}"`;
  const rows = [quoted, 'Reel Room', 'Audio Shelf'].flatMap((merchant, kind) =>
    [0, 1, 2, 3, 4, 5].map((month) => {
      const day = new Date(Date.now() - (1 + month * 30) * dayMillis).toISOString().slice(0, 10);
      return `${kind}-${month},checking,${day},${40 - kind * 10}.00,${merchant},Subscription`;
    }),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** Rows of which two cannot be used. */
export const faultyExport = `${header}\n1,checking,2026-02-31,10.00,Reel Room,Food\n2,checking,2026-03-01,ten,Reel Room,Food\n`;

/** The recommendations of a member that wait, the newest first. */
export async function waitingOf(userId: string): Promise<{ id: string; title: string }[]> {
  const query = `query ($userId: ID!) {
    recommendations(first: 20, filter: { status: PENDING, userId: $userId }) { nodes { id title } }
  }`;
  const token = await tokenOf('OPERATOR');
  type Answer = { recommendations: { nodes: { id: string; title: string }[] } };
  return (await ask<Answer>(token, query, { userId })).recommendations.nodes;
}
