import type { Backends } from '../setup/backends.ts';
import { issuer } from '../setup/people.ts';

/** The settings of a gateway or worker of the bench: what it stands on, and no limit in the way. */
export function environmentOf(backends: Backends, nodeEnv: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: nodeEnv,
    HOST: '127.0.0.1',
    DATABASE_URL: backends.databaseUrl,
    REDIS_URL: backends.redisUrl,
    JWT_PRIVATE_KEY: backends.privateKeyPem,
    JWT_ISSUER: issuer,
    SPENDSENSE_HOME: backends.home,
    ...(nodeEnv === 'production' && { AWS_REGION: 'us-west-1', S3_REGION: 'us-west-1' }),
    // The bench asks more than people do in an hour; every request is counted all the same.
    LOGIN_FAILURES_PER_HOUR: '1000000',
    MEMBER_REQUESTS_PER_HOUR: '100000000',
    STAFF_REQUESTS_PER_HOUR: '100000000',
    ANONYMOUS_REQUESTS_PER_HOUR: '100000000',
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
  };
}
