import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectRefused } from '../harness/expectations.ts';
import {
  begin,
  consent,
  everyAccount,
  newcomer,
  type OauthBed,
  openOauthBed,
  signIn,
  somebody,
} from './oauthBed.ts';

let bed: OauthBed;
beforeAll(async () => {
  bed = await openOauthBed();
});
afterEach(() => bed.issuer.comeBack());
afterAll(() => bed.close());

const start = 'mutation { startOAuth(provider: GOOGLE) { authorizationUrl } }';

test('an issuer that is away when it is first asked is asked again', async () => {
  await bed.issuer.goAway();
  for (let time = 0; time < 2; time += 1) {
    const answer = await bed.anonymous.send(start);
    const { message, extensions } = expectRefused(answer, 'INTERNAL_SERVER_ERROR');
    expect(message).toMatch(/^The service is overloaded or a part of it is away/);
    expect(extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      errorId: expect.any(String),
    });
    expect(answer.text).not.toMatch(/127\.0\.0\.1|fetch|ECONN|google-client/);
  }
  await bed.issuer.comeBack();
  expect((await newcomer(bed, somebody())).id).toMatch(/^[0-9a-f-]{36}$/);
});

test('an issuer that is away when the browser returns fails that sign-in; a new one works', async () => {
  const account = somebody();
  const input = await consent(bed, await begin(bed.anonymous, 'GOOGLE'), account);
  const before = await everyAccount(bed);
  await bed.issuer.goAway();
  const answer = await signIn(bed.anonymous, input);
  expectRefused(answer, 'INTERNAL_SERVER_ERROR');
  expect(answer.text).not.toMatch(/127\.0\.0\.1|fetch|ECONN/);
  expect(await everyAccount(bed)).toEqual(before);
  expect(bed.logs.join('')).not.toContain(input.code);
  await bed.issuer.comeBack();
  expectRefused(await signIn(bed.anonymous, input), 'UNAUTHENTICATED');
  expect((await newcomer(bed, account)).id).toMatch(/^[0-9a-f-]{36}$/);
});
