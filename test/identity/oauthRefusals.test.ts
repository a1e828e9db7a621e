import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Answer, Person } from '../harness/client.ts';
import { expectBadInput, expectRefused } from '../harness/expectations.ts';
import {
  type Begun,
  begin,
  beginLink,
  type CallbackInput,
  consent,
  everyAccount,
  link,
  newcomer,
  type OauthBed,
  openOauthBed,
  signIn,
  somebody,
} from './oauthBed.ts';

const realNow = () => new Date();
let now = realNow;
let bed: OauthBed;
let victim: Person;
let attacker: Person;
beforeAll(async () => {
  bed = await openOauthBed({ now: () => now() });
  victim = await newcomer(bed, somebody());
  attacker = await newcomer(bed, somebody());
});
afterEach(() => {
  now = realNow;
});
afterAll(() => bed.close());

const words = 'The provider did not confirm the sign-in: begin it anew.';
const random = () => randomBytes(32).toString('base64url');
const startSignIn = () => begin(bed.anonymous, 'GOOGLE');
const goAndReturn = (begun: Begun, account = somebody()) => consent(bed, begun, account);
const aCallback = async () => goAndReturn(await startSignIn());

/** The consent page with a parameter as somebody on the way would like it. */
function tampered(begun: Begun, name: string, value: string): Begun {
  const url = new URL(begun.authorizationUrl);
  url.searchParams.set(name, value);
  return { ...begun, authorizationUrl: url.href };
}

async function expectNothingCame(answer: () => Promise<Answer<unknown>>): Promise<void> {
  const before = await everyAccount(bed);
  expect(expectRefused(await answer(), 'UNAUTHENTICATED').message).toBe(words);
  expect(await everyAccount(bed)).toEqual(before);
}

test('O7, control: the callback as it came is accepted', async () => {
  expect((await signIn(bed.anonymous, await aCallback())).errors).toEqual([]);
  const begun = await beginLink(victim, 'OIDC');
  expect((await link(victim, await goAndReturn(begun))).errors).toEqual([]);
});

test.each<[string, () => Promise<CallbackInput>]>([
  ['a state that nobody began', async () => ({ ...(await aCallback()), state: random() })],
  [
    'a code that the provider did not give',
    async () => ({ ...(await aCallback()), code: random() }),
  ],
  ['a flow secret that nobody has', async () => ({ ...(await aCallback()), flowSecret: random() })],
  ['another issuer', async () => ({ ...(await aCallback()), iss: 'http://127.0.0.1:1' })],
  [
    'no issuer although the provider names itself',
    async () => ({ ...(await aCallback()), iss: null }),
  ],
  [
    'the state and the code of another client’s flow',
    async () => ({ ...(await aCallback()), flowSecret: (await startSignIn()).flowSecret }),
  ],
  [
    'the state of another flow',
    async () => {
      const [mine, other] = [await aCallback(), await aCallback()];
      return { ...mine, state: other.state };
    },
  ],
  [
    'the code of another flow, whose PKCE verifier and nonce are others',
    async () => {
      const [mine, other] = [await aCallback(), await aCallback()];
      return { ...mine, code: other.code };
    },
  ],
  [
    'a code for another PKCE challenge',
    async () => goAndReturn(tampered(await startSignIn(), 'code_challenge', random())),
  ],
  [
    'an ID token with another nonce',
    async () => goAndReturn(tampered(await startSignIn(), 'nonce', random())),
  ],
  [
    'a code that another provider’s client was given',
    async () => {
      const other = await goAndReturn(await begin(bed.anonymous, 'OIDC'));
      return { ...(await aCallback()), code: other.code };
    },
  ],
])('O7: %s is refused and has no effect', async (_title, make) => {
  const input = await make();
  await expectNothingCame(() => signIn(bed.anonymous, input));
});

test.each(['state', 'code', 'flowSecret'])('O7: a missing or empty %s is named', async (field) => {
  const input = await aCallback();
  const before = await everyAccount(bed);
  for (const value of ['', null]) {
    const answer = await signIn(bed.anonymous, { ...input, [field]: value });
    expectBadInput(answer, { [`input.${field}`]: /./ });
  }
  expect(await everyAccount(bed)).toEqual(before);
});

test('O7: a callback works once', async () => {
  const input = await aCallback();
  expect((await signIn(bed.anonymous, input)).errors).toEqual([]);
  await expectNothingCame(() => signIn(bed.anonymous, input));
});

test('O7: a code works once, under a new flow too', async () => {
  const used = await aCallback();
  expect((await signIn(bed.anonymous, used)).errors).toEqual([]);
  const fresh = await aCallback();
  await expectNothingCame(() => signIn(bed.anonymous, { ...fresh, code: used.code }));
});

test('O7: a flow ends with its first completion, even with a wrong one', async () => {
  const input = await aCallback();
  await expectNothingCame(() => signIn(bed.anonymous, { ...input, flowSecret: random() }));
  await expectNothingCame(() => signIn(bed.anonymous, input));
});

test('O7: a flow is over after ten minutes', async () => {
  const begun = await startSignIn();
  const [late, inTime] = [await goAndReturn(begun), await aCallback()];
  const expiresAt = Date.parse(begun.expiresAt);
  now = () => new Date(expiresAt - 1000);
  expect((await signIn(bed.anonymous, inTime)).errors).toEqual([]);
  now = () => new Date(expiresAt);
  await expectNothingCame(() => signIn(bed.anonymous, late));
});

test('O7: a flow that links does not sign in, and one that signs in does not link', async () => {
  const linking = await goAndReturn(await beginLink(victim, 'OIDC'));
  await expectNothingCame(() => signIn(bed.anonymous, linking));
  const signingIn = await aCallback();
  await expectNothingCame(() => link(victim, signingIn));
});

test('O7: a flow that one member began is not finished by another', async () => {
  const begun = await beginLink(attacker, 'OIDC');
  const input = await goAndReturn(begun);
  await expectNothingCame(() => link(victim, input));
});

test('O7: every refusal says the same, in the answer’s whole text', async () => {
  const texts = new Set<string>();
  for (const change of [{ state: random() }, { code: random() }, { flowSecret: random() }]) {
    const answer = await signIn(bed.anonymous, { ...(await aCallback()), ...change });
    texts.add(answer.text);
  }
  expect(texts.size).toBe(1);
});

test('O7: a refusal by the provider is in the audit log', async () => {
  const input = { ...(await aCallback()), code: random() };
  const seen = bed.logs.length;
  await signIn(bed.anonymous, input);
  const events = bed.logs.slice(seen).map((line) => JSON.parse(line));
  expect(events).toContainEqual(
    expect.objectContaining({
      audit: true,
      event: 'session.refused',
      reason: 'oauth',
      provider: 'google',
    }),
  );
});
