import { resolve } from 'node:path';
import { config as loadEnvFile } from 'dotenv';
import { banner } from './cli/banner.ts';
import { createProgress } from './cli/progress.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { migrate } from './db/migrations/migrate.ts';
import { demoAccounts, demoPassword } from './demo/accounts.ts';
import { seedDemo } from './demo/seed.ts';
import { HomeLockedError } from './embedded/home.ts';
import { type Parts, provideParts } from './embedded/parts.ts';
import { type Gateway, openGateway } from './gateway/gateway.ts';
import { createLogger, type Logger } from './telemetry/logger.ts';

/** A fault that a person can mend: told in words, without a stack. */
const isPlainFault = (error: unknown) =>
  error instanceof ConfigError || error instanceof HomeLockedError;

async function start(config: Config, logger: Logger): Promise<{ gateway: Gateway; parts: Parts }> {
  const progress = createProgress(process.stderr);
  const parts = await provideParts({
    home: resolve(config.home),
    databaseUrl: config.database.url,
    redisUrl: config.redis.url,
    privateKeyPem: config.tokens.privateKeyPem,
    onProgress: progress.say,
    onLog: (line) => logger.debug(line.trimEnd()),
    onFailure: (message) => {
      logger.fatal(message);
      process.exit(1);
    },
  });
  try {
    await migrate({ url: parts.databaseUrl, onProgress: progress.say });
    const accounts = demoAccounts.map(({ email, role }) => ({ email, role: role.toUpperCase() }));
    const demo = config.demoData ? { password: demoPassword, accounts } : null;
    const gateway = await openGateway({ ...parts, config, logger, demo });
    if (demo !== null) {
      await seedDemo({ db: gateway.services.db, onProgress: progress.count('Making demo data') });
    }
    const address = await gateway.listen();
    progress.end();
    parts.announce(address);
    process.stdout.write(banner({ address, config, parts, demo }));
    return { gateway, parts };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

/** Stops once, in order: answer what is under way, then let go of the servers below. */
function stopOnSignals(
  { gateway, parts }: { gateway: Gateway; parts: Parts },
  config: Config,
  logger: Logger,
): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    const limitMillis = config.http.shutdownTimeoutSeconds * 1000;
    setTimeout(() => process.exit(1), limitMillis).unref();
    try {
      await gateway.close();
    } finally {
      await parts.stop();
    }
    logger.info('stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop(signal).then(
        () => process.exit(0),
        (err: unknown) => {
          logger.fatal({ err }, 'the gateway did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

try {
  loadEnvFile({ quiet: true });
  const config = parseConfig(process.env);
  const logger = createLogger(config.log);
  stopOnSignals(await start(config, logger), config, logger);
} catch (error) {
  const message = isPlainFault(error) && error instanceof Error ? error.message : error;
  process.stderr.write(`\n${message instanceof Error ? message.stack : String(message)}\n`);
  process.exit(1);
}
