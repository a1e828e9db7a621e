import { expect, test } from 'vitest';
import { clientAddress } from '../../src/gateway/clientAddress.ts';
import { observe } from '../cache/cacheProcess.ts';
import { send } from '../harness/client.ts';
import { openTestBed } from '../harness/testBed.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['2001:DB8::1', '2001:db8::/64'],
  ['::1', '::/64'],
])('%s counts as %s', (ip, counted) => {
  expect(clientAddress(ip)).toBe(counted);
});

test.each(['', 'x', 'unix:', '203.0.113.7.8', '203.0.113.7:80'])(
  '“%s” is no address: all of that kind are counted together',
  (text) => {
    expect(clientAddress(text)).toBe('unknown');
  },
);

/** Under which names a request was counted. */
async function namesCounted(trustProxy: boolean, forwardedFor: string): Promise<string[]> {
  const bed = await openTestBed({ env: { TRUST_PROXY: String(trustProxy) } });
  const redis = observe(bed.redisUrl);
  await send(bed.url, '{ __typename }', {}, { headers: { 'x-forwarded-for': forwardedFor } });
  const keys = await redis.keys('ratelimit:api:*');
  redis.disconnect();
  await bed.close();
  return keys.map((key) => key.replace('ratelimit:api:', ''));
}

test('without TRUST_PROXY nobody chooses the own address by X-Forwarded-For', async () => {
  expect(await namesCounted(false, '203.0.113.7')).toEqual(['127.0.0.1']);
});

test('with TRUST_PROXY the address is the one that the proxy tells', async () => {
  expect(await namesCounted(true, '203.0.113.7')).toEqual(['203.0.113.7']);
  expect(await namesCounted(true, '2001:db8:1:2:3:4:5:6')).toEqual(['2001:db8:1:2::/64']);
});

test('with TRUST_PROXY an address that the client wrote before the proxy’s is not believed', async () => {
  expect(await namesCounted(true, '198.51.100.66, 203.0.113.7')).toEqual(['203.0.113.7']);
});
