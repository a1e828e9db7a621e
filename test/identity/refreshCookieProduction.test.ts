import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  cookieHeader,
  cookieMode,
  cookieName,
  cookieOf,
  isCleared,
  productionCookieName,
  refreshBy,
  registerBy,
} from './cookies.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { NODE_ENV: 'production', AWS_REGION: 'us-west-1' } });
});
afterAll(() => bed.close());

test('in production the cookie goes over TLS alone and is the very host’s', async () => {
  const answer = await registerBy(bed, cookieMode);
  expect(dataOf(answer).register.refreshToken).toBeNull();
  const { name, attributes } = cookieOf(answer);
  expect(name).toBe(productionCookieName);
  // What the prefix demands, or browsers drop the cookie: Secure, the whole host, no domain.
  expect(attributes).toEqual(
    expect.arrayContaining(['secure', 'path=/', 'httponly', 'samesite=strict']),
  );
  expect(attributes.join()).not.toContain('domain');
});

test('in production the cookie is exchanged by that name alone, and cleared by it', async () => {
  const { value } = cookieOf(await registerBy(bed, cookieMode));
  const by = (name: string, token: string) =>
    refreshBy(bed, { ...cookieMode, ...cookieHeader(token, name) });
  expectRefused(await by(cookieName, value), 'UNAUTHENTICATED');
  const fine = await by(productionCookieName, value);
  expect(dataOf(fine).refreshSession.refreshToken).toBeNull();
  expect(cookieOf(fine).value).not.toBe(value);
  const refused = await by(productionCookieName, `${value}x`);
  expectRefused(refused, 'UNAUTHENTICATED');
  expect(isCleared(refused)).toBe(true);
  expect(cookieOf(refused).name).toBe(productionCookieName);
  expect(cookieOf(refused).attributes).toContain('secure');
});
