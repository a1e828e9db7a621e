import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseConfig } from '../../src/config.ts';
import type { Role, UserRow } from '../../src/db/schema.ts';
import { findAccountViews } from '../../src/domain/accountView.ts';
import { type Gateway, openGateway } from '../../src/gateway/gateway.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { type Person, personAt } from './client.ts';
import { createDatabase } from './database.ts';
import { type Given, givenIn } from './given.ts';
import { borrowRedis } from './redis.ts';

/** One key for all gateways of a test file: they are one installation. */
const { privateKey } = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** On a busy machine a slow answer is no outage; tests of outages set their own bound. */
const patience = { REDIS_COMMAND_TIMEOUT_MILLIS: '5000' };

/** A test file sends more than a person in an hour; tests of limits set their own. */
const unlimited = {
  LOGIN_FAILURES_PER_HOUR: '100000',
  SMS_CODES_PER_HOUR: '100000',
  SMS_CODES_PER_ADDRESS_PER_HOUR: '100000',
  MEMBER_REQUESTS_PER_HOUR: '100000',
  STAFF_REQUESTS_PER_HOUR: '100000',
  ANONYMOUS_REQUESTS_PER_HOUR: '100000',
};

export interface BedOptions {
  /** Settings as in the environment. */
  env?: Record<string, string>;
  now?: () => Date;
  databaseUrl?: string;
  redisUrl?: string;
  /** The data folder; one of its own by default. */
  home?: string;
}

/** A real gateway over a real PostgreSQL and a real Redis, and people to send requests. */
export interface TestBed {
  url: string;
  gateway: Gateway;
  databaseUrl: string;
  redisUrl: string;
  /** The key of the installation, as PKCS#8 PEM. */
  privateKeyPem: string;
  given: Given;
  /** Every log line so far, as JSON text. */
  logs: string[];
  anonymous: Person;
  /** Signs an account in. */
  as(user: Pick<UserRow, 'id'>): Promise<Person>;
  /** Makes an account with a role and signs it in. */
  newPerson(role: Role): Promise<Person>;
  /** How many SQL statements the gateway has sent. */
  statementCount(): Promise<number>;
  /** A second gateway over the same PostgreSQL and Redis. */
  another(options?: BedOptions): Promise<TestBed>;
  close(): Promise<void>;
}

function captureLogs() {
  const logs: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logs.push(chunk.toString());
      done();
    },
  });
  return { logs, destination };
}

/** What a bed stands on; a second gateway of it stands on the same. */
interface Ground {
  databaseUrl: string;
  redisUrl: string;
  /** The data folder, where files are kept. */
  home: string;
}

/** Opens a gateway with the settings of tests, those of the bed, and what production asks for. */
function openGatewayOn(ground: Ground, options: BedOptions, destination: Writable) {
  const { databaseUrl, redisUrl, home } = ground;
  const usual = { NODE_ENV: 'test', PORT: '0', DB_POOL_MIN: '0', SPENDSENSE_HOME: home };
  const env = { ...usual, ...patience, ...unlimited, ...options.env };
  const config = parseConfig({
    ...env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JWT_PRIVATE_KEY: privateKey,
    ...(env.NODE_ENV === 'production' && { AWS_REGION: 'us-west-1', S3_REGION: 'us-west-1' }),
  });
  return openGateway({
    config,
    logger: createLogger({ level: 'debug', pretty: false, destination }),
    databaseUrl,
    redisUrl,
    privateKeyPem: privateKey,
    demo: null,
    ...(options.now && { now: options.now }),
  });
}

/** Starts a gateway on a database of its own; closing it drops everything. */
export async function openTestBed(options: BedOptions = {}): Promise<TestBed> {
  const database = options.databaseUrl === undefined ? await createDatabase() : null;
  const redis = options.redisUrl === undefined ? await borrowRedis() : null;
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const redisUrl = options.redisUrl ?? redis?.url ?? '';
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'spendsense-bed-')));
  const { logs, destination } = captureLogs();
  const gateway = await openGatewayOn({ databaseUrl, redisUrl, home }, options, destination);
  const url = await gateway.listen();
  const given = givenIn(gateway.services.db);
  const others: TestBed[] = [];

  const as = async (user: Pick<UserRow, 'id'>): Promise<Person> => {
    const { db, sessions } = gateway.services;
    const account = (await findAccountViews(db, [user.id])).get(user.id)?.account;
    if (account === undefined) throw new Error(`there is no account ${user.id}`);
    const { accessToken } = await sessions.start(db, account);
    return personAt(url, { id: user.id, email: account.email ?? '', token: accessToken });
  };

  return {
    url,
    gateway,
    databaseUrl,
    redisUrl,
    privateKeyPem: privateKey,
    given,
    logs,
    anonymous: personAt(url, { id: '', email: '', token: null }),
    as,
    newPerson: async (role) => as(role === 'user' ? await given.user() : await given.staff(role)),
    statementCount: async () => {
      const { values } = await gateway.metrics.queries.get();
      return values.find(({ metricName }) => metricName?.endsWith('_count'))?.value ?? 0;
    },
    another: async (more = {}) => {
      const bed = await openTestBed({ ...options, ...more, databaseUrl, redisUrl, home });
      others.push(bed);
      return bed;
    },
    close: async () => {
      for (const bed of others) await bed.close();
      await gateway.close();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
      await redis?.stop();
      await database?.drop();
    },
  };
}
