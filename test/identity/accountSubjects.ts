import { expect } from 'vitest';
import { type Person, personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';
import { beginLink, linkAs, type OauthBed, somebody } from './oauthBed.ts';

/** Whoever has everything that an account can have, on two gateways. */
export interface FullMember {
  id: string;
  email: string;
  password: string;
  phoneNumber: string;
  /** Everything by which rows and keys could name the member. */
  names: string[];
  /** Signed in at each gateway. */
  people: [Person, Person];
  refreshToken: string;
}

const requestDocument = 'RequestSmsCode';

/** The code that was sent last to a phone, as the development log shows it. */
export function lastCodeTo(bed: TestBed, phoneNumber: string): string {
  const sent = bed.logs
    .map((line): { phoneNumber?: string; text?: string } => JSON.parse(line))
    .filter((line) => line.phoneNumber === phoneNumber);
  const code = /^\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error(`no code was sent to ${phoneNumber}`);
  return code;
}

/** Has a code sent and reads it. */
export async function codeFor(bed: TestBed, phoneNumber: string): Promise<string> {
  dataOf<unknown>(await bed.anonymous.run(requestDocument, { phoneNumber }));
  return lastCodeTo(bed, phoneNumber);
}

interface Entered {
  accessToken: string;
  refreshToken: string;
  session: { id: string };
  user: { id: string };
}

/** Registers, or logs in, by email and password. */
export async function enter(
  bed: TestBed,
  how: 'Register' | 'Login',
  input: { email: string; password: string },
): Promise<{ person: Person; refreshToken: string; sessionId: string }> {
  const data = dataOf(await bed.anonymous.run<Record<string, Entered>>(how, { input }));
  const entered = data[how.toLowerCase()];
  if (entered === undefined) throw new Error(`no answer to ${how}`);
  const { accessToken: token, refreshToken, session, user } = entered;
  const person = personAt(bed.url, { id: user.id, email: input.email, token });
  return { person, refreshToken, sessionId: session.id };
}

/** Signs in by phone; the first time it makes an account. */
export async function enterByPhone(bed: TestBed, phoneNumber: string): Promise<Person> {
  const input = { phoneNumber, code: await codeFor(bed, phoneNumber) };
  const answer = await bed.anonymous.run<{ verifySmsCode: Entered }>('VerifySmsCode', { input });
  const { accessToken: token, user } = dataOf(answer).verifySmsCode;
  return personAt(bed.url, { id: user.id, email: '', token });
}

async function linkPhone(bed: TestBed, person: Person, phoneNumber: string): Promise<void> {
  const input = { phoneNumber, code: await codeFor(bed, phoneNumber) };
  const document = 'mutation ($input: VerifySmsCodeInput!) { linkPhone(input: $input) { id } }';
  dataOf<unknown>(await person.send(document, { input }));
}

async function giveHistory(bed: TestBed, id: string): Promise<void> {
  await bed.given.profile(id, 2);
  await bed.given.history(id, 1, new Date('2026-01-01T00:00:00Z'));
  await bed.given.history(id, 2, new Date('2026-02-01T00:00:00Z'));
  await bed.given.recommendation(id);
  await bed.given.recommendation(id, { status: 'approved', approvedAt: new Date() });
  await bed.given.recommendation(id, { status: 'rejected', rejectedAt: new Date() });
  await bed.given.upload(id);
  await bed.given.upload(id, { status: 'completed', processedAt: new Date() });
}

/** Has everything of the member cached on a gateway. */
export async function warm(person: Person): Promise<void> {
  for (const operation of ['Home', 'PersonaTimeline', 'Uploads', 'Sessions']) {
    expect((await person.run(operation)).errors).toEqual([]);
  }
}

/** Makes a member with everything: ways to sign in, data, sessions, caches, codes, flows. */
export async function fullMember(
  bed: OauthBed,
  other: TestBed,
  { email, phoneNumber }: { email: string; phoneNumber: string },
): Promise<FullMember> {
  const password = 'correct horse battery';
  const first = await enter(bed, 'Register', { email, password });
  const { person } = first;
  const { id } = person;
  await linkPhone(bed, person, phoneNumber);
  const [google, oidc] = [somebody({ email }), somebody()];
  expect((await linkAs(bed, person, google)).errors).toEqual([]);
  expect((await linkAs(bed, person, oidc, 'OIDC')).errors).toEqual([]);
  dataOf<unknown>(await person.run('GrantConsent', { version: '1.0' }));
  await giveHistory(bed, id);
  const second = await enter(other, 'Login', { email, password });
  for (const each of [person, second.person]) await warm(each);
  await beginLink(person, 'GITHUB');
  // A code that waits, and a wrong guess at it.
  await codeFor(bed, phoneNumber);
  const wrong = { phoneNumber, code: lastCodeTo(bed, phoneNumber) === '000000' ? '1' : '000000' };
  expect((await bed.anonymous.run('VerifySmsCode', { input: wrong })).code).toBe('UNAUTHENTICATED');
  const sessionIds = [first.sessionId, second.sessionId];
  const names = [id, email, phoneNumber.slice(1), google.sub, oidc.sub, ...sessionIds];
  const people: [Person, Person] = [person, second.person];
  return { id, email, password, phoneNumber, names, people, refreshToken: first.refreshToken };
}
