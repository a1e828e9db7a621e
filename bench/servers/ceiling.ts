/**
 * The ceiling: a bare node:http server that asks Redis what the gateway asks for a warm Home (in the
 * same two round trips: the reads, and the count of requests) and answers bytes that it was given. It verifies no token, parses
 * nothing and knows no GraphQL: no gateway over the same Redis can be faster.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { blacklistKey, families, limitKey } from '../../src/cache/keys.ts';
import { receiveSettings, tellUrl } from './parent.ts';

export interface CeilingSettings {
  redisUrl: string;
  userId: string;
  sessionId: string;
  tokenId: string;
  /** What is answered. */
  body: string;
}

const { redisUrl, userId, sessionId, tokenId, body } = await receiveSettings<CeilingSettings>();
const redis = new Redis(redisUrl);
const { session, profile, signals, recommendations } = families;
const dataKeys = [profile, signals, recommendations].map((family) => family.key(userId));
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
};

async function readAll(): Promise<(string | null)[]> {
  const [living, revoked] = await Promise.all([
    redis.mget([session.key(sessionId)]),
    redis.exists(blacklistKey(tokenId)),
    redis.incr(limitKey('api', 'ceiling')),
  ]);
  if (revoked === 1) throw new Error('the token is revoked');
  return [...living, ...(await redis.mget(dataKeys))];
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  await Promise.all([readAll(), once(request, 'end')]);
  response.writeHead(200, headers).end(body);
}

if ((await readAll()).includes(null)) throw new Error('the cache is not warm');
const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  tellUrl(`http://127.0.0.1:${port}/graphql`);
});
