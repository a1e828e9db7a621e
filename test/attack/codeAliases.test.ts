import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const phoneNumber = '+14155550199';

let bed: TestBed;
let redis: Redis;
beforeAll(async () => {
  // The alias limit is shown, not the one of the body's size.
  bed = await openTestBed({ env: { MAX_BODY_BYTES: '1000000' } });
  redis = observe(bed.redisUrl);
  await bed.anonymous.run('RequestSmsCode', { phoneNumber });
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const guess = (index: number) => {
  const code = String(index).padStart(6, '0');
  return `a${index}: verifySmsCode(input: { phoneNumber: $p, code: "${code}" }) { accessToken }`;
};
const guesses = (count: number) => Array.from({ length: count }, (_, index) => guess(index));
const attempts = () => redis.get(`verify:attempts:${phoneNumber}`);

test.each([1000, 16, 2])(
  'G4: %i aliased verifySmsCode are refused with 400, and the attempt counter is unchanged',
  async (count) => {
    const [first = '', ...others] = guesses(count);
    const inFragments = others.map((field, index) => `fragment F${index} on Mutation { ${field} }`);
    const spreads = others.map((_, index) => `...F${index}`).join(' ');
    for (const document of [
      `mutation ($p: PhoneNumber!) { ${guesses(count).join(' ')} }`,
      `mutation ($p: PhoneNumber!) { ${first} ${spreads} } ${inFragments.join(' ')}`,
    ]) {
      const answer = await bed.anonymous.send(document, { p: phoneNumber });
      expect({ status: answer.status, data: answer.data ?? null }).toEqual({
        status: 400,
        data: null,
      });
    }
    expect(await attempts()).toBeNull();
  },
);

test('O1: aliases of linkPhone, which may be repeated, guess three times and no more', async () => {
  const member = await bed.newPerson('user');
  const links = guesses(15).map((field) =>
    field.replace('verifySmsCode', 'linkPhone').replace('accessToken', 'id'),
  );
  const answer = await member.send(`mutation ($p: PhoneNumber!) { ${links.join(' ')} }`, {
    p: phoneNumber,
  });
  const codes = answer.errors.map(({ extensions }) => extensions.code);
  expect(codes).toHaveLength(1); // the field is not nullable: the first failure ends the operation
  expect(Number(await attempts())).toBeLessThanOrEqual(3);
});

test('G4, control: a single guess is counted', async () => {
  const before = Number(await attempts());
  await bed.anonymous.send(`mutation ($p: PhoneNumber!) { ${guess(999_999)} }`, { p: phoneNumber });
  expect(Number(await attempts())).toBe(Math.min(3, before + 1));
});
