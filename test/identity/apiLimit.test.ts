import { randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { type Answer, type Person, personAt, send } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { setRole } from './operations.ts';

const limits = {
  MEMBER_REQUESTS_PER_HOUR: '5',
  STAFF_REQUESTS_PER_HOUR: '8',
  ANONYMOUS_REQUESTS_PER_HOUR: '4',
};

let bed: TestBed;
let beds: TestBed[];
let redis: Redis;

beforeAll(async () => {
  bed = await openTestBed({ env: { ...limits, TRUST_PROXY: 'true' } });
  beds = [bed, await bed.another()];
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

const document = '{ me { id } }';
const ask = (person: Person, { url } = bed) => personAt(url, person).send(document);
const newAddress = () => `203.0.${randomInt(256)}.${randomInt(1, 255)}`;

/** What a stranger asks from an address. */
const askFrom = (address: string, { url } = bed, token: string | null = null) =>
  send(url, '{ __typename }', {}, { token, headers: { 'x-forwarded-for': address } });

const told = ({ headers }: Answer<unknown>) => ({
  limit: Number(headers.get('ratelimit-limit')),
  remaining: Number(headers.get('ratelimit-remaining')),
  policy: headers.get('ratelimit-policy'),
});

const isHour = (seconds: number) => Number.isInteger(seconds) && seconds > 3500 && seconds <= 3600;

function expectLimited(answer: Answer<unknown>): void {
  expect(answer).toMatchObject({ status: 429, code: 'RATE_LIMITED', data: null });
  const [error] = answer.errors;
  expect(error?.message).toMatch(/^Too many requests: try again in \d+ minutes\.$/);
  const seconds = error?.extensions.retryAfterSeconds;
  expect(seconds).toSatisfy(isHour);
  expect(answer.headers.get('retry-after')).toBe(String(seconds));
  expect(answer.headers.get('ratelimit-remaining')).toBe('0');
}

test('every answer tells a member what is left of the hour', async () => {
  const member = await bed.newPerson('user');
  for (const remaining of [4, 3, 2, 1, 0]) {
    const answer = await ask(member);
    dataOf(answer);
    expect(told(answer)).toEqual({ limit: 5, remaining, policy: '5;w=3600' });
    expect(Number(answer.headers.get('ratelimit-reset'))).toSatisfy(isHour);
    expect(answer.headers.get('retry-after')).toBeNull();
  }
  expectLimited(await ask(member));
  const key = `ratelimit:api:${member.id}`;
  expect(await redis.get(key)).toBe('6');
  expect(await redis.ttl(key)).toSatisfy(isHour);
});

test('both gateways count together, however many requests come at once', async () => {
  const member = await bed.newPerson('user');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => ask(member, at(index))),
  );
  const fine = answers.filter(({ status }) => status === 200);
  expect(fine.map((answer) => told(answer).remaining).toSorted()).toEqual([0, 1, 2, 3, 4]);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35);
});

test('two sessions of one account share its hour, two accounts do not', async () => {
  const user = await bed.given.user();
  const [phone, laptop] = [await bed.as(user), await bed.as(user)];
  for (let count = 0; count < 5; count += 1) dataOf(await ask(count % 2 === 0 ? phone : laptop));
  for (const person of [phone, laptop]) expectLimited(await ask(person));
  dataOf(await ask(await bed.newPerson('user')));
});

test.each(['operator', 'admin'] as const)('an %s has the number of staff', async (role) => {
  const person = await bed.newPerson(role);
  for (let count = 0; count < 8; count += 1) {
    const answer = await ask(person, at(count));
    dataOf(answer);
    expect(told(answer)).toEqual({ limit: 8, remaining: 7 - count, policy: '8;w=3600' });
  }
  expectLimited(await ask(person));
});

test('a member who was promoted has the number of staff at once, and the count goes on', async () => {
  const member = await bed.newPerson('user');
  dataOf(await ask(member));
  dataOf(await setRole(await bed.newPerson('admin'), member.id, 'OPERATOR'));
  expect(told(await ask(member))).toMatchObject({ limit: 8, remaining: 6 });
});

test('what is refused does not run', async () => {
  const member = await bed.newPerson('user');
  for (let count = 0; count < 5; count += 1) dataOf(await ask(member));
  expectLimited(await member.run('Logout'));
  await redis.del(`ratelimit:api:${member.id}`);
  dataOf(await ask(member));
});

test('after the hour there are requests again', async () => {
  const member = await bed.newPerson('user');
  for (let count = 0; count < 6; count += 1) await ask(member);
  const key = `ratelimit:api:${member.id}`;
  await redis.pexpire(key, 1);
  await expect.poll(() => redis.exists(key)).toBe(0);
  expect(told(await ask(member))).toMatchObject({ limit: 5, remaining: 4 });
});

test('whoever is not signed in is counted by address, on all gateways together', async () => {
  const address = newAddress();
  for (const remaining of [3, 2, 1, 0]) {
    const answer = await askFrom(address, at(remaining));
    expect(told(answer)).toEqual({ limit: 4, remaining, policy: '4;w=3600' });
  }
  for (const gateway of beds) expectLimited(await askFrom(address, gateway));
  expect((await askFrom(newAddress())).status).not.toBe(429);
});

test('a token that is not accepted is no way around the address’s count', async () => {
  const address = newAddress();
  for (let count = 0; count < 4; count += 1) await askFrom(address, bed, `made-up.${count}.token`);
  expectLimited(await askFrom(address, bed, 'made-up.5.token'));
  expectLimited(await askFrom(address));
});

test('an address that is used up holds up nobody who is signed in there', async () => {
  const address = newAddress();
  for (let count = 0; count < 5; count += 1) await askFrom(address);
  const { token } = await bed.newPerson('user');
  expect(told(await askFrom(address, bed, token))).toMatchObject({ limit: 5, remaining: 4 });
});
