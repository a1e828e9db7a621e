import type { FastifyReply } from 'fastify';
import { limitSeconds } from '../cache/keys.ts';
import type { Allowance } from '../domain/apiLimit.ts';

/** What a browser's script may read of them on another origin. */
export const rateLimitHeaders = [
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
];

/** Tells a caller what is left of the hour, by the IETF's RateLimit header fields. */
export function tellAllowance(reply: FastifyReply, allowance: Allowance): void {
  const { limit, remaining, resetSeconds, exceeded } = allowance;
  reply.headers({
    'ratelimit-policy': `${limit};w=${limitSeconds}`,
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
    ...(exceeded && { 'retry-after': resetSeconds }),
  });
}
