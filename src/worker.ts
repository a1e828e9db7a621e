/** A process that works background jobs and answers no requests: `npm run worker`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import tls from 'node:tls';
import { config as loadEnvFile } from 'dotenv';
import { StartRefusedError, tellFault } from './cli/plainFault.ts';
import { prepareDatabase } from './cli/prepareDatabase.ts';
import { stopOnSignals } from './cli/stopOnSignals.ts';
import { watchStrayErrors } from './cli/strayErrors.ts';
import { type Config, parseConfig } from './config.ts';
import { keepSigningKey } from './embedded/signingKey.ts';
import { openWorker } from './gateway/openWorker.ts';
import { createLogger } from './telemetry/logger.ts';

/** The gateways' key: what they have encrypted for later is read with it. */
function signingKey({ tokens, home }: Config): string {
  if (tokens.privateKeyPem !== null) return tokens.privateKeyPem;
  if (existsSync(resolve(home, 'signing-key.pem'))) return keepSigningKey(resolve(home));
  throw new StartRefusedError(
    'A worker needs JWT_PRIVATE_KEY, or SPENDSENSE_HOME: the key, or the data folder, of its gateways.',
  );
}

/** The servers of the gateways whose jobs it works. @throws StartRefusedError where one is not named */
function servers({ database, redis }: Config): { databaseUrl: string; redisUrl: string } {
  if (database.url === null || redis.url === null) {
    throw new StartRefusedError(
      'A worker needs DATABASE_URL and REDIS_URL, those of its gateways. A gateway on embedded servers works its jobs itself.',
    );
  }
  return { databaseUrl: database.url, redisUrl: redis.url };
}

tls.DEFAULT_MIN_VERSION = 'TLSv1.3';

try {
  loadEnvFile({ quiet: true });
  const config = parseConfig(process.env);
  const { databaseUrl, redisUrl } = servers(config);
  const logger = createLogger(config.log);
  watchStrayErrors(logger);
  const shutdown = stopOnSignals(logger, config.http.shutdownTimeoutSeconds);
  const onProgress = (message: string) => logger.debug(message);
  await prepareDatabase({ url: databaseUrl, production: config.production, onProgress });
  const privateKeyPem = signingKey(config);
  const worker = await openWorker({ config, logger, databaseUrl, redisUrl, privateKeyPem });
  shutdown.add(worker.close);
  logger.info({ concurrency: config.worker.concurrency }, 'the worker is ready');
} catch (error) {
  process.stderr.write(`\n${tellFault(error)}\n`);
  process.exit(1);
}
