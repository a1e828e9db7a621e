import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccessTokens } from '../../src/domain/accessTokens.ts';
import { type Answer, type Person, send } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { request } from '../harness/wire.ts';

let bed: TestBed;
let operator: Person;
let token: string;
let clockMillis = Date.now();

beforeAll(async () => {
  bed = await openTestBed({ now: () => new Date(clockMillis) });
  operator = await bed.newPerson('operator');
  token = operator.token ?? '';
});
afterAll(() => bed?.close());

const who = (accessToken: string, { url } = bed) =>
  send<{ me: { id: string } | null }>(url, '{ me { id } }', {}, { token: accessToken });

function expectRefused(answer: Answer<unknown>, message: RegExp): void {
  expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null });
  expect(answer.errors[0]?.message).toMatch(message);
}

const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = () => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return { header, payload, signature };
};

test('S5, control: the token as it was issued is accepted', async () => {
  expect((await who(token)).data).toEqual({ me: { id: operator.id } });
});

test('S5: a token with alg none is refused', async () => {
  for (const alg of ['none', 'None', 'NONE', '']) {
    const forged = `${json({ alg, typ: 'at+jwt' })}.${parts().payload}`;
    expectRefused(await who(`${forged}.`), /not valid/);
    expectRefused(await who(`${forged}.${parts().signature}`), /not valid/);
  }
});

test('S5: a token whose payload was changed is refused', async () => {
  const promoted = json({ ...decodeJwt(token), role: 'admin' });
  expectRefused(await who([parts().header, promoted, parts().signature].join('.')), /not valid/);
});

test('S5: a token signed with another key is refused', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const forged = await new SignJWT(decodeJwt(token))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .sign(privateKey);
  expectRefused(await who(forged), /not valid/);
});

test('S5: a token that brings its own key along is refused', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.export({ format: 'jwk' }).x ?? '' };
  const forged = await new SignJWT(decodeJwt(token))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jwk })
    .sign(privateKey);
  expectRefused(await who(forged), /not valid/);
});

test('S5: a token of another issuer with the same key is refused', async () => {
  const other = await bed.another({ env: { JWT_ISSUER: 'somebody-else' } });
  expectRefused(await who(token, other), /not valid/);
});

test('S5: a refresh token is no access token', async () => {
  const input = { email: 'somebody@example.com', password: 'a long enough password' };
  const { data } = await bed.anonymous.run<{ register: { refreshToken: string } }>('Register', {
    input,
  });
  expectRefused(await who(data?.register.refreshToken ?? ''), /not valid/);
});

test('S5: an expired token is refused, and the message says to refresh', async () => {
  clockMillis += 900_000 - 2000;
  expect((await who(token)).status).toBe(200);
  clockMillis += 3000;
  expectRefused(await who(token), /^The access token has expired: refresh the session\.$/);
  clockMillis = Date.now();
});

test('S5: a token in the address, a cookie or another scheme is not looked at', async () => {
  const query = encodeURIComponent('{ me { id } }');
  const url = `${bed.url}/graphql?query=${query}&access_token=${token}`;
  for (const headers of [
    { cookie: `accessToken=${token}` },
    { authorization: `Basic ${token}` },
    { authorization: token },
    { authorization: `Bearer ${token} ${token}` },
  ]) {
    const answer = await request(url, { headers: { 'x-apollo-operation-name': 'X', ...headers } });
    expect(answer.status).toBe(401);
  }
});

describe('with the public key at hand', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const tokens = new AccessTokens({ privateKeyPem: pem, issuer: 'spendsense', ttlSeconds: 900 });
  const now = new Date();
  const claims: { sid: string; role: string } = { sid: randomUUID(), role: 'admin' };
  const sign = (change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, typ = 'at+jwt', body = claims) =>
    change(
      new SignJWT(body)
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .setSubject(randomUUID())
        .setIssuer('spendsense')
        .setAudience('spendsense-gateway')
        .setJti(randomUUID())
        .setExpirationTime('5m'),
    ).sign(privateKey);

  test('S5, control: a token with all claims is accepted', async () => {
    expect(await tokens.verify(await sign(), now)).toMatchObject({ sessionId: claims.sid });
  });

  test('S5: the public key is no secret of an HMAC', async () => {
    const body = (await sign()).split('.')[1];
    const head = json({ alg: 'HS256', typ: 'at+jwt' });
    for (const secret of [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    ]) {
      const mac = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url');
      expect(await tokens.verify(`${head}.${body}.${mac}`, now)).toBe('invalid');
    }
  });

  test('S5: a token of the same key for another purpose is refused', async () => {
    const faulty = await Promise.all([
      sign((jwt) => jwt.setAudience('another-service')),
      sign((jwt) => jwt.setIssuer('another-issuer')),
      sign((jwt) => jwt.setNotBefore('10m')),
      sign(undefined, 'JWT'),
      sign(undefined, 'at+jwt', { ...claims, role: 'root' }),
      sign(undefined, 'at+jwt', { ...claims, sid: 'x' }),
    ]);
    for (const forged of faulty) expect(await tokens.verify(forged, now)).toBe('invalid');
  });
});
