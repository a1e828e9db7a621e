import { z } from 'zod';
import { hasPoolParameters, parseDatabaseUrl } from './databaseUrl.ts';
import { oauthEnvironment, oauthFaults, readOauthSettings } from './oauthSettings.ts';
import { flag, isOn, list, optionalFlag, proxyCount, text, url, whole } from './settingShapes.ts';
import { readStorageSettings, storageEnvironment } from './storageSettings.ts';
import { readWorkerSettings, workerEnvironment } from './workerSettings.ts';

/** Every setting of the gateway by the name of its environment variable. README.md documents them. */
const environment = oauthEnvironment
  .extend(storageEnvironment.shape)
  .extend(workerEnvironment.shape)
  .extend({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(4000, { min: 0, max: 65_535 }),
    PUBLIC_URL: url(['http:', 'https:']).optional(),
    SPENDSENSE_HOME: text.default('.spendsense'),
    DATABASE_URL: url(['postgres:', 'postgresql:']).superRefine(hasPoolParameters).optional(),
    REDIS_URL: url(['redis:', 'rediss:']).optional(),

    DB_POOL_MIN: whole(5, { min: 0, max: 1000 }),
    DB_POOL_MAX: whole(20, { max: 1000 }),
    DB_CONNECT_TIMEOUT_SECONDS: whole(30),
    DB_IDLE_TIMEOUT_SECONDS: whole(600),
    DB_QUERY_TIMEOUT_MILLIS: whole(5000),
    DB_SLOW_QUERY_MILLIS: whole(100, { min: 0 }),
    REDIS_COMMAND_TIMEOUT_MILLIS: whole(250, { max: 5000 }),

    JWT_PRIVATE_KEY: text.optional(),
    JWT_ISSUER: text.default('spendsense'),
    ACCESS_TOKEN_TTL_SECONDS: whole(900),
    CONSENT_VERSIONS: list('1.0').refine((versions) => versions.length > 0, {
      message: 'must name at least one version',
    }),

    LOGIN_FAILURES_PER_HOUR: whole(5),
    SMS_CODES_PER_HOUR: whole(5),
    SMS_CODES_PER_ADDRESS_PER_HOUR: whole(20),
    MEMBER_REQUESTS_PER_HOUR: whole(1000),
    STAFF_REQUESTS_PER_HOUR: whole(10_000),
    ANONYMOUS_REQUESTS_PER_HOUR: whole(1000),

    AWS_REGION: text.optional(),

    DEMO_DATA: optionalFlag,
    DEMO_MEMBERS: whole(200, { min: 2, max: 1000 }),
    SITE_ENABLED: flag(true),
    GRAPHIQL_ENABLED: optionalFlag,
    INTROSPECTION_ENABLED: optionalFlag,
    CORS_ORIGINS: list(''),
    TRUST_PROXY: proxyCount,
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
    LOG_FORMAT: z.enum(['json', 'pretty']).optional(),

    MAX_BODY_BYTES: whole(100_000),
    MAX_QUERY_TOKENS: whole(1000),
    MAX_QUERY_DEPTH: whole(12),
    MAX_QUERY_ALIASES: whole(15, { min: 0 }),
    MAX_QUERY_DIRECTIVES: whole(20, { min: 0 }),
    MAX_QUERY_COST: whole(10_000),
    MAX_STREAMS_PER_USER: whole(20),
    SHUTDOWN_TIMEOUT_SECONDS: whole(20),
  });

/** The whole configuration, parsed once at boot and frozen. */
export type Config = ReturnType<typeof parseConfig>;

/** The configuration is wrong. The message names every fault with its setting, one a line. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** What production must be given, because the embedded or generated stand-in is for development. */
const requiredInProduction = {
  DATABASE_URL: 'the PostgreSQL to use, e.g. postgresql://user:password@host:5432/spendsense',
  REDIS_URL: 'the Redis to use, e.g. rediss://host:6379',
  JWT_PRIVATE_KEY: 'the Ed25519 key that signs access tokens, as PKCS#8 PEM',
  AWS_REGION: 'the AWS region whose SNS sends the codes by SMS, e.g. us-west-1',
  S3_REGION: 'the region of the buckets, e.g. us-west-1',
} as const;

/** The name of a setting that production must be given. */
export type RequiredSetting = keyof typeof requiredInProduction;
const requiredSettings = Object.keys(requiredInProduction) as RequiredSetting[];

function productionFaults(
  env: z.infer<typeof environment>,
  needs: readonly RequiredSetting[],
): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const missing = needs
    .filter((name) => env[name] === undefined)
    .map((name) => `${name} is required when NODE_ENV=production: ${requiredInProduction[name]}`);
  return isOn(env.DEMO_DATA, false)
    ? [...missing, 'DEMO_DATA must not be on when NODE_ENV=production']
    : missing;
}

/**
 * Parses the environment into the frozen configuration.
 *
 * @param given the environment, e.g. `process.env`; an empty value counts as absent
 * @param needs what this process must be given in production; all by default
 * @throws ConfigError naming every faulty or missing setting at once
 */
export function parseConfig(
  given: NodeJS.ProcessEnv,
  { needs = requiredSettings }: { needs?: readonly RequiredSetting[] } = {},
) {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const faults = [...productionFaults(env, needs), ...oauthFaults(env, production)];
  if (faults.length > 0) throw new ConfigError(faults);
  return toConfig(env, production);
}

/** The settings by what they are for. */
function toConfig(env: z.infer<typeof environment>, production: boolean) {
  const database = env.DATABASE_URL === undefined ? null : parseDatabaseUrl(env.DATABASE_URL);
  return Object.freeze({
    production,
    http: {
      host: env.HOST,
      port: env.PORT,
      site: env.SITE_ENABLED,
      publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      corsOrigins: env.CORS_ORIGINS,
      trustedProxies: env.TRUST_PROXY,
      maxBodyBytes: env.MAX_BODY_BYTES,
      shutdownTimeoutSeconds: env.SHUTDOWN_TIMEOUT_SECONDS,
    },
    home: env.SPENDSENSE_HOME,
    database: {
      url: database?.url ?? null,
      poolMin: env.DB_POOL_MIN,
      poolMax: database?.poolMax ?? env.DB_POOL_MAX,
      connectTimeoutSeconds: env.DB_CONNECT_TIMEOUT_SECONDS,
      idleTimeoutSeconds: env.DB_IDLE_TIMEOUT_SECONDS,
      queryTimeoutMillis: env.DB_QUERY_TIMEOUT_MILLIS,
      slowQueryMillis: env.DB_SLOW_QUERY_MILLIS,
    },
    redis: { url: env.REDIS_URL ?? null, commandTimeoutMillis: env.REDIS_COMMAND_TIMEOUT_MILLIS },
    worker: readWorkerSettings(env),
    tokens: {
      privateKeyPem: env.JWT_PRIVATE_KEY ?? null,
      issuer: env.JWT_ISSUER,
      accessTtlSeconds: env.ACCESS_TOKEN_TTL_SECONDS,
    },
    limits: {
      loginFailuresPerHour: env.LOGIN_FAILURES_PER_HOUR,
      smsCodesPerHour: {
        phone: env.SMS_CODES_PER_HOUR,
        address: env.SMS_CODES_PER_ADDRESS_PER_HOUR,
      },
      requestsPerHour: {
        member: env.MEMBER_REQUESTS_PER_HOUR,
        staff: env.STAFF_REQUESTS_PER_HOUR,
        anonymous: env.ANONYMOUS_REQUESTS_PER_HOUR,
      },
    },
    sms: { awsRegion: production ? (env.AWS_REGION ?? null) : null },
    oauth: readOauthSettings(env, production),
    storage: readStorageSettings(env),
    consentVersions: env.CONSENT_VERSIONS,
    // Never by itself in a database that somebody else may use.
    demoData: !production && isOn(env.DEMO_DATA, env.DATABASE_URL === undefined),
    demoMembers: env.DEMO_MEMBERS,
    graphql: {
      graphiql: isOn(env.GRAPHIQL_ENABLED, !production),
      introspection: isOn(env.INTROSPECTION_ENABLED, !production),
      maxTokens: env.MAX_QUERY_TOKENS,
      maxDepth: env.MAX_QUERY_DEPTH,
      maxAliases: env.MAX_QUERY_ALIASES,
      maxDirectives: env.MAX_QUERY_DIRECTIVES,
      maxCost: env.MAX_QUERY_COST,
      maxStreamsPerUser: env.MAX_STREAMS_PER_USER,
    },
    log: {
      level: env.LOG_LEVEL,
      pretty: (env.LOG_FORMAT ?? (production ? 'json' : 'pretty')) === 'pretty',
    },
  });
}
