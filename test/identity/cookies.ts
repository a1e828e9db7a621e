import { expect } from 'vitest';
import { type Answer, send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import type { TestBed } from '../harness/testBed.ts';
import { goodPassword, newEmail, type Tokens } from './signIn.ts';

/** The header that asks for cookies. */
export const cookieMode = { 'x-session-mode': 'cookie' };
export const cookieName = 'spendsense-refresh';
export const productionCookieName = '__Host-spendsense-refresh';

/** An answer to signing in, in which the refresh token may be absent. */
export type Auth<Field extends string> = Record<
  Field,
  Omit<Tokens, 'refreshToken'> & { refreshToken: string | null }
>;

type At = Pick<TestBed, 'url'>;

/** Makes an account, with these headers. */
export const registerBy = ({ url }: At, headers: Record<string, string>) => {
  const input = { email: newEmail(), password: goodPassword };
  return send<Auth<'register'>>(url, operationText('Register'), { input }, { headers });
};

/** Refreshes without a token in the arguments, with these headers. */
export const refreshBy = ({ url }: At, headers: Record<string, string>) =>
  send<Auth<'refreshSession'>>(
    url,
    `mutation ($refreshToken: String) {
      refreshSession(refreshToken: $refreshToken) { accessToken refreshToken session { id } }
    }`,
    { refreshToken: null },
    { headers },
  );

/** What the answer sets: name, value and attributes, all attributes in lower case. */
export function cookieOf({ headers }: Answer<unknown>) {
  const [line, ...more] = headers.getSetCookie();
  expect(more).toEqual([]);
  const [pair = '', ...attributes] = (line ?? '').split('; ');
  const [name = '', value = ''] = pair.split('=');
  return {
    name,
    value: decodeURIComponent(value),
    attributes: attributes.map((attribute) => attribute.toLowerCase()),
  };
}

/** The header by which a browser sends the cookie back. */
export const cookieHeader = (value: string, name = cookieName) => ({ cookie: `${name}=${value}` });

/** Whether the answer takes the cookie away. */
export const isCleared = (answer: Answer<unknown>): boolean => {
  const { value, attributes } = cookieOf(answer);
  return value === '' && attributes.includes('expires=thu, 01 jan 1970 00:00:00 gmt');
};
