import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.ts';

/** The faults that an environment is refused with; none when it is accepted. */
function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('in development', () => {
  const config = parseConfig({});

  test('nothing needs to be set', () => {
    expect(config).toMatchObject({
      production: false,
      http: { host: '127.0.0.1', port: 4000, corsOrigins: [], trustedProxies: 0 },
      home: '.spendsense',
      database: { url: null, poolMin: 5, poolMax: 20 },
      redis: { url: null },
      tokens: { privateKeyPem: null, accessTtlSeconds: 900 },
      demoData: true,
      graphql: { graphiql: true, introspection: true },
      log: { level: 'info', pretty: true },
    });
  });

  test('the pool waits 30 s for a connection and keeps an idle one for 600 s', () => {
    expect(config.database).toMatchObject({
      connectTimeoutSeconds: 30,
      idleTimeoutSeconds: 600,
      slowQueryMillis: 100,
    });
  });

  test('the configuration cannot be changed', () => {
    expect(Object.isFrozen(config)).toBe(true);
  });
});

const faulty: [setting: string, value: string][] = [
  ['NODE_ENV', 'prod'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '4000.5'],
  ['DATABASE_URL', 'localhost/spendsense'],
  ['DATABASE_URL', 'mysql://localhost/spendsense'],
  ['DATABASE_URL', 'postgresql://localhost/spendsense?pool_size=many'],
  ['DATABASE_URL', 'postgresql://localhost/spendsense?pool_size=0&max_overflow=0'],
  ['REDIS_URL', 'http://localhost'],
  ['DB_POOL_MAX', '0'],
  ['DB_QUERY_TIMEOUT_MILLIS', 'soon'],
  ['REDIS_COMMAND_TIMEOUT_MILLIS', '6000'],
  ['CONSENT_VERSIONS', ','],
  ['TRUST_PROXY', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['LOG_FORMAT', 'xml'],
  ['MAX_QUERY_DEPTH', '0'],
];

test.each(faulty)('%s=%s is refused by its name', (setting, value) => {
  const faults = faultsOf({ [setting]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${setting}: \\S`));
});

test('every faulty setting is named in one error', () => {
  const env = { PORT: 'x', DB_POOL_MAX: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x', MAX_BODY_BYTES: 'x' };
  expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(
    expect.arrayContaining(Object.keys(env)),
  );
  expect(() => parseConfig(env)).toThrow(/^The configuration is not usable:\n {2}- /);
});

test('a fault does not quote a secret', () => {
  const url = 'mysql://rosa:a-secret-password@localhost/spendsense';
  expect(faultsOf({ DATABASE_URL: url }).join()).not.toContain('a-secret-password');
});

test('an empty value counts as none', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toMatchObject({
    http: { port: 4000 },
    database: { url: null },
    log: { level: 'info' },
  });
});

describe('the connection string', () => {
  const read = (query: string, more = {}) =>
    parseConfig({ DATABASE_URL: `postgresql://u:p@db:5432/spendsense${query}`, ...more }).database;

  test('pool_size and max_overflow add up to the size of the pool, and do not reach PostgreSQL', () => {
    expect(read('?pool_size=20&max_overflow=10&sslmode=require')).toMatchObject({
      url: 'postgresql://u:p@db:5432/spendsense?sslmode=require',
      poolMax: 30,
    });
    expect(read('?pool_size=7').poolMax).toBe(7);
    expect(read('?max_overflow=3').poolMax).toBe(3);
  });

  test('without them DB_POOL_MAX counts', () => {
    expect(read('').poolMax).toBe(20);
    expect(read('', { DB_POOL_MAX: '9' }).poolMax).toBe(9);
  });
});

describe('in production', () => {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const complete = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://u:p@db/spendsense',
    REDIS_URL: 'rediss://cache:6379',
    JWT_PRIVATE_KEY: privateKey,
    AWS_REGION: 'us-west-1',
    S3_REGION: 'us-west-1',
  };

  test('each setting that has an embedded or generated stand-in is required, all in one error', () => {
    const faults = faultsOf({ NODE_ENV: 'production' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'JWT_PRIVATE_KEY',
      'AWS_REGION',
      'S3_REGION',
    ]);
    for (const fault of faults) expect(fault).toContain('required when NODE_ENV=production');
  });

  test.each(['DATABASE_URL', 'REDIS_URL', 'JWT_PRIVATE_KEY', 'AWS_REGION', 'S3_REGION'])(
    'without %s it is refused',
    (name) => {
      expect(faultsOf({ ...complete, [name]: '' })).toEqual([expect.stringContaining(name)]);
    },
  );

  test('demo data is refused along with what is missing', () => {
    expect(faultsOf({ ...complete, DEMO_DATA: 'true' })).toEqual([
      expect.stringContaining('DEMO_DATA'),
    ]);
    expect(faultsOf({ NODE_ENV: 'production', DEMO_DATA: '1' })).toHaveLength(6);
  });

  test('with everything given there is no demo, no GraphiQL and no introspection', () => {
    expect(parseConfig(complete)).toMatchObject({
      production: true,
      demoData: false,
      graphql: { graphiql: false, introspection: false },
      log: { pretty: false },
    });
  });

  test('GraphiQL and introspection can be turned on', () => {
    const on = { GRAPHIQL_ENABLED: 'true', INTROSPECTION_ENABLED: '1' };
    expect(parseConfig({ ...complete, ...on }).graphql).toMatchObject({
      graphiql: true,
      introspection: true,
    });
  });

  test('a command needs only what it names', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL: complete.DATABASE_URL };
    expect(parseConfig(env, { needs: ['DATABASE_URL'] }).production).toBe(true);
  });
});
