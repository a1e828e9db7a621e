import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

/** A pattern that goes back and forth takes as long as the world stands for this. */
const endless = `${'1'.repeat(60)}x`;

test.each([endless, `+${endless}`, `+1${' 1'.repeat(40)}x`, '+1'.repeat(1000)])(
  'a phone number that is none is refused at once: %s',
  async (phoneNumber) => {
    const variable = await bed.anonymous.run('RequestSmsCode', { phoneNumber });
    expect(variable).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    const literal = await bed.anonymous.send(
      `mutation { requestSmsCode(phoneNumber: "${phoneNumber}") { expiresAt } }`,
    );
    expect(literal.status).toBe(400);
    expect((await fetch(`${bed.url}/healthz`)).status).toBe(200);
  },
);
