import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oauthFlows } from '../../src/db/schema.ts';
import { observe } from '../cache/cacheProcess.ts';
import { personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { everyRow } from './accountTraces.ts';
import {
  begin,
  beginLink,
  consent,
  link,
  type OauthBed,
  openOauthBed,
  signIn,
  somebody,
} from './oauthBed.ts';

let bed: OauthBed;
beforeAll(async () => {
  bed = await openOauthBed();
});
afterAll(() => bed.close());

const parameterOf = (url: string, name: string) => new URL(url).searchParams.get(name) ?? '';

test('S4: neither state nor nonce, verifier, code or flow secret stands in clear anywhere', async () => {
  const begun = await begin(bed.anonymous, 'GOOGLE');
  const rows = await bed.gateway.services.db.execute(sql`select * from oauth_flows`);
  expect(rows).toHaveLength(1);
  const state = parameterOf(begun.authorizationUrl, 'state');
  const nonce = parameterOf(begun.authorizationUrl, 'nonce');
  const challenge = parameterOf(begun.authorizationUrl, 'code_challenge');
  const input = await consent(bed, begun, somebody({ email: 'quiet@example.com' }));
  const secrets = [state, nonce, challenge, begun.flowSecret, input.code];
  expect(new Set(secrets).size).toBe(5);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(rows)).not.toContain(secret);
  }
  const { signInWithOAuth: signedIn } = dataOf(await signIn(bed.anonymous, input));
  const { user, accessToken: token, refreshToken } = signedIn;
  const member = personAt(bed.url, { id: user.id, email: '', token });
  const linking = await beginLink(member, 'OIDC');
  const linked = await consent(bed, linking, somebody());
  dataOf<unknown>(await link(member, linked));
  const failed = await consent(bed, await begin(bed.anonymous, 'GOOGLE'), somebody());
  await signIn(bed.anonymous, { ...failed, code: 'wrong' });
  const all = [...secrets, linked.code, linked.state, linked.flowSecret, failed.flowSecret];
  all.push(failed.state, token, refreshToken, 'quiet@example.com');
  const logs = bed.logs.join('');
  for (const secret of all) expect(logs.includes(secret), secret).toBe(false);
  const stored = (await everyRow(bed)).join('\n');
  for (const secret of all.slice(0, -1)) expect(stored.includes(secret), secret).toBe(false);
});

test('what comes back is finished with: no flow is left, and nothing of it in Redis', async () => {
  const begun = await begin(bed.anonymous, 'OIDC');
  const input = await consent(bed, begun, somebody());
  dataOf(await signIn(bed.anonymous, input));
  expect(await bed.gateway.services.db.$count(oauthFlows)).toBe(0);
  const redis = observe(bed.redisUrl);
  expect((await redis.keys('*')).filter((key) => key.includes('oauth'))).toEqual([]);
  redis.disconnect();
});
