import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, type Person, personAt, send } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';

/** What signing in answers, in whatever way. */
export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  session: { id: string; expiresAt: string };
  user: { id: string; email: string | null; phoneNumber: string | null; role: string };
}

/** Where requests go. */
type At = Pick<TestBed, 'url'>;

export const goodPassword = 'correct horse battery';
export const anotherGoodPassword = 'velvet anchor tuba 93';
export const newEmail = () => `${randomUUID()}@example.com`;

const strangerAt = ({ url }: At) => personAt(url, { id: '', email: '', token: null });

/** Makes an account with a password and signs it in. */
export async function register(bed: At, email = newEmail()): Promise<Tokens> {
  const input = { email, password: goodPassword };
  return dataOf(await strangerAt(bed).run<{ register: Tokens }>('Register', { input })).register;
}

export const login = (bed: At, email: string | null, password = goodPassword) =>
  strangerAt(bed).run<{ login: Tokens }>('Login', { input: { email, password } });

export const refresh = (bed: At, refreshToken: string) =>
  strangerAt(bed).run<{ refreshSession: Tokens }>('RefreshSession', { refreshToken });

/** Whoever holds the tokens, at a gateway. */
export const holderAt = (
  { url }: At,
  { accessToken, user }: Pick<Tokens, 'accessToken' | 'user'>,
): Person => personAt(url, { id: user.id, email: user.email ?? '', token: accessToken });

/** The next request with an access token, at each of the gateways at once. */
export const statusesAt = async (gateways: readonly At[], accessToken: string) => {
  const token = accessToken;
  const ask = ({ url }: At) => send(url, '{ me { id } }', {}, { token });
  return (await Promise.all(gateways.map(ask))).map(({ status }) => status);
};

/** Expects an access token to be accepted at each of the gateways. */
export async function expectAlive(gateways: readonly At[], accessToken: string): Promise<void> {
  expect(await statusesAt(gateways, accessToken)).toEqual(gateways.map(() => 200));
}

/** Expects an access token to be refused at each of the gateways. */
export async function expectDead(gateways: readonly At[], accessToken: string): Promise<void> {
  expect(await statusesAt(gateways, accessToken)).toEqual(gateways.map(() => 401));
}

/** The codes of answers, each once; `fine` for those without an error. */
export const codesOf = (answers: readonly Answer<unknown>[]): string[] =>
  [...new Set(answers.map(({ code }) => code ?? 'fine'))].toSorted();

/** Those of many answers that brought data. */
export const successesOf = <Data>(answers: readonly Answer<Data>[]): Data[] =>
  answers.flatMap(({ data, errors }) => (errors.length === 0 && data !== null ? [data] : []));
